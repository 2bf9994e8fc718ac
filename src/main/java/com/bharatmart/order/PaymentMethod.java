package com.bharatmart.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The payment method of an order. */
public enum PaymentMethod {
    /** Cash on delivery. */
    COD;

    /** Throws {@link OrderException.PaymentMethodUnavailableException} for an unknown method. */
    public static PaymentMethod parse(String text) {
        return Arrays.stream(values())
                .filter(method -> method.text().equals(text))
                .findFirst()
                .orElseThrow(OrderException.PaymentMethodUnavailableException::new);
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
