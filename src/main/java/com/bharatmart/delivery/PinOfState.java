package com.bharatmart.delivery;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The PIN code can be in the state, by the directory of {@link PinCodeService}. The error is one of the PIN code. */
@Documented
@Constraint(validatedBy = PinOfStateValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PinOfState {

    String message() default "is a PIN code of another state";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
