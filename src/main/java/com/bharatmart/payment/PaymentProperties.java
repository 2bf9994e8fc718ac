package com.bharatmart.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Payments through the gateway.
 *
 * @param methods what the shop offers, if a gateway is configured
 * @param hold how long stock waits for a payment
 * @param capture whether the service takes the money of an authorized payment, or staff do
 * @param checkoutBudget how long a checkout waits for the gateway; afterwards it answers without the order of the gateway
 * @param reconcile when the gateway is asked for payments that it has not told about
 */
@Validated
@ConfigurationProperties("bharatmart.payment")
public record PaymentProperties(
        @NotEmpty @DefaultValue({"razorpay", "upi_intent", "upi_qr"})
        Set<OnlineMethod> methods,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("15m")
        Duration hold,

        @NotNull @DefaultValue("automatic") Capture capture,

        @NotNull @DurationMin(millis = 100) @DefaultValue("2s")
        Duration checkoutBudget,

        @Valid @NotNull @DefaultValue Reconcile reconcile) {
    public PaymentProperties {
        methods = Set.copyOf(methods);
    }

    /** Who takes the money of an authorized payment. */
    public enum Capture {
        AUTOMATIC,
        MANUAL
    }

    /**
     * When the gateway is asked.
     *
     * @param interval between two checks of a payment that can still be made
     * @param maxInterval between two checks after its deadline; the intervals double up to it
     * @param period how long after its deadline a payment is checked. Razorpay gives back after three days what nobody took
     */
    public record Reconcile(
            @NotNull @DurationMin(seconds = 1) @DefaultValue("40s")
            Duration interval,

            @NotNull @DurationMin(seconds = 1) @DefaultValue("6h")
            Duration maxInterval,

            @NotNull @DurationMin(minutes = 1) @DefaultValue("4d")
            Duration period) {}
}
