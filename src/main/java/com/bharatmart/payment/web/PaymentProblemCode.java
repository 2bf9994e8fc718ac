package com.bharatmart.payment.web;

import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The problems of payments and refunds. */
enum PaymentProblemCode implements ProblemCode {
    SIGNATURE_INVALID(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The gateway has not signed what the client reports about this payment.",
            "Send the three values of the gateway's SDK as they are. The order is confirmed without them, too, a little later."),
    WEBHOOK_SIGNATURE_INVALID(
            HttpStatus.UNAUTHORIZED,
            "None of the configured secrets signed the body of the webhook.",
            "Compare the secret of the webhook with `bharatmart.payment.razorpay.webhook-secrets`."),
    PAYMENT_NOT_OFFERED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The shop does not take payments of this kind.",
            "Offer the methods of `GET /api/v1/shop`."),
    PAYMENT_NOT_AUTHORIZED(
            HttpStatus.CONFLICT,
            "The payment has no money that can be captured.",
            "Read the payment again and show its status."),
    GATEWAY_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The payment gateway does not answer, or refuses.",
            "Repeat the request later. What the gateway did is found out by itself."),
    EXCEEDS_CAPTURED(
            HttpStatus.CONFLICT,
            "The refund is more than was paid and is not refunded yet.",
            "Read the refunds of the order again and refund what is left."),
    REFUND_TOO_SMALL(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The gateway does not send less than one rupee, unless it is the rest of the payment.",
            "Refund one rupee or more, or all that is left."),
    REFUND_NOT_FAILED(
            HttpStatus.CONFLICT,
            "The gateway has sent the refund, or is about to.",
            "Do not send the money in another way. Read the refund again later."),
    NOT_PAID(
            HttpStatus.CONFLICT,
            "The order is not paid in this way, so that nothing can be refunded or remitted.",
            "Read the order again and show its payment.");

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
