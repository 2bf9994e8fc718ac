package com.bharatmart.payment;

import java.util.List;

/** What the payments at the gateway make of the status of their attempt. */
final class AttemptStatus {

    private AttemptStatus() {}

    /**
     * The accepted payment decides, else a captured or authorized one, else the newest one.
     *
     * @param known the oldest first
     */
    static PaymentStatus of(PaymentAttempt attempt, List<ReadPayment> known) {
        return known.stream()
                .filter(ReadPayment::isAccepted)
                .findFirst()
                .or(() -> known.stream().filter(ReadPayment::isCaptured).findFirst())
                .map(ReadPayment::capturedStatus)
                .orElseGet(() -> uncaptured(attempt, known));
    }

    private static PaymentStatus uncaptured(PaymentAttempt attempt, List<ReadPayment> known) {
        if (known.isEmpty()) {
            return attempt.status();
        }
        if (known.stream().anyMatch(payment -> payment.status() == GatewayPayment.Status.AUTHORIZED)) {
            return PaymentStatus.AUTHORIZED;
        }
        return switch (known.getLast().status()) {
            case CREATED -> PaymentStatus.PENDING;
            // The gateway has given back what was authorized and not captured: the shopper has not paid.
            case FAILED, REFUNDED -> PaymentStatus.FAILED;
            case AUTHORIZED, CAPTURED -> throw new IllegalStateException("a captured payment has captured money");
        };
    }
}
