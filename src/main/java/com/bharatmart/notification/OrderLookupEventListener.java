package com.bharatmart.notification;

import com.bharatmart.order.OrderLookupRequested;
import com.bharatmart.order.OrderLookupService;
import java.util.Map;
import java.util.Optional;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends the codes of order look-ups, as {@link VerificationEventListener} sends those of accounts. */
@Component
class OrderLookupEventListener {

    private final OrderLookupService lookups;
    private final DeliveryBulkhead delivery;
    private final SmsProperties smsProperties;
    private final OrderSmsProperties orderSmsProperties;

    OrderLookupEventListener(
            OrderLookupService lookups,
            DeliveryBulkhead delivery,
            SmsProperties smsProperties,
            OrderSmsProperties orderSmsProperties) {
        this.lookups = lookups;
        this.delivery = delivery;
        this.smsProperties = smsProperties;
        this.orderSmsProperties = orderSmsProperties;
    }

    @Async
    @TransactionalEventListener
    void on(OrderLookupRequested event) {
        Optional.ofNullable(event.orderId())
                .flatMap(lookups::issue)
                .ifPresent(issued -> delivery.send(sms(issued.phone().value(), issued.code())));
    }

    private SmsClient.Sms sms(String phone, String code) {
        var template = orderSmsProperties.ofLookup();
        return template.isSent()
                ? smsProperties.message(phone, MessageTexts.fill(template.text(), Map.of("code", code)), template.id())
                : smsProperties.oneTimeCode(phone, code);
    }
}
