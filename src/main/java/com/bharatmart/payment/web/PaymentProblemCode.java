package com.bharatmart.payment.web;

import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The problems of payments and refunds. */
enum PaymentProblemCode implements ProblemCode {
    SIGNATURE_INVALID(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The gateway has not signed the result of the payment, or it is the result of another payment.",
            "Send what the SDK of the gateway returned, unchanged, to the payment that it was opened with."),
    PAYMENT_NOT_OFFERED(
            HttpStatus.UNPROCESSABLE_CONTENT, "The shop does not take payments online.", "Offer payment on delivery."),
    PAYMENT_NOT_AUTHORIZED(
            HttpStatus.CONFLICT,
            "The payment is not authorized, or its order does not take it any more.",
            "Read the payment again."),
    NOT_PAID(HttpStatus.CONFLICT, "The order is not paid, so that nothing can be refunded.", "Cancel the order."),
    EXCEEDS_CAPTURED(
            HttpStatus.CONFLICT,
            "More would be refunded than was paid and is left; `refundable` is what is left.",
            "Refund at most `refundable`.");

    private final HttpStatus status;
    private final String when;
    private final String action;

    PaymentProblemCode(HttpStatus status, String when, String action) {
        this.status = status;
        this.when = when;
        this.action = action;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public String action() {
        return action;
    }
}
