package com.bharatmart.payment.razorpay;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether a key is configured. An empty one is none. */
final class OnRazorpayKeyCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !Binder.get(context.getEnvironment())
                .bind("bharatmart.payment.razorpay.key-id", String.class)
                .orElse("")
                .isBlank();
    }
}
