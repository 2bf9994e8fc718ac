package com.bharatmart.payment.web;

/** A webhook is not accepted. */
abstract sealed class WebhookException extends RuntimeException {

    private WebhookException(String message) {
        super(message);
    }

    /** None of the configured secrets signed the body. */
    static final class UnsignedException extends WebhookException {
        UnsignedException() {
            super("X-Razorpay-Signature is not the signature of this body.");
        }
    }

    /** The body is signed, and no event. */
    static final class UnreadableException extends WebhookException {
        UnreadableException() {
            super("The body is not an event in JSON.");
        }
    }
}
