package com.bharatmart.order;

import com.bharatmart.payment.OnlineMethod;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payment method of an order; of an order that is paid online, that of the last attempt. */
public enum PaymentMethod {
    /** Cash on delivery. */
    COD(null),
    /** Online, by whatever the page of the gateway offers. */
    RAZORPAY(OnlineMethod.RAZORPAY),
    /** Online, by a UPI app on the device of the buyer. */
    UPI_INTENT(OnlineMethod.UPI_INTENT),
    /** Online, by a QR code for a UPI app. */
    UPI_QR(OnlineMethod.UPI_QR);

    private final @Nullable OnlineMethod online;

    PaymentMethod(@Nullable OnlineMethod online) {
        this.online = online;
    }

    static Optional<PaymentMethod> parse(String text) {
        return Arrays.stream(values())
                .filter(method -> method.text().equals(text))
                .findFirst();
    }

    public static PaymentMethod of(OnlineMethod online) {
        return switch (online) {
            case RAZORPAY -> RAZORPAY;
            case UPI_INTENT -> UPI_INTENT;
            case UPI_QR -> UPI_QR;
        };
    }

    public boolean isOnline() {
        return online != null;
    }

    /** Throws {@link NullPointerException} for {@link #COD}. */
    OnlineMethod requireOnline() {
        return Objects.requireNonNull(online);
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
