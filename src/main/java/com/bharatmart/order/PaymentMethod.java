package com.bharatmart.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How an order is paid for. */
public enum PaymentMethod {
    /** Cash on delivery. */
    COD;

    /** Reads what a client wrote; throws {@link OrderException.PaymentMethodUnavailableException} for anything else. */
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
