package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way to pay through the gateway. */
public enum OnlineMethod {
    /** The gateway's SDK in the client, with whatever it offers. */
    RAZORPAY,
    /** A link that opens a UPI app on the same phone. */
    UPI_INTENT,
    /** A QR code that a UPI app scans. */
    UPI_QR;

    /** One rupee. The gateway takes no less, and sends no less back unless it is all that is left of a payment. */
    public static final Money MIN_AMOUNT = Money.inr(100);

    /** Empty for a text that is no such method. */
    public static Optional<OnlineMethod> parse(String text) {
        return Arrays.stream(values())
                .filter(method -> method.text().equals(text))
                .findFirst();
    }

    /** Whether the shopper pays by a QR code of the gateway, and not by one of its orders. */
    boolean isByQr() {
        return this != RAZORPAY;
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
