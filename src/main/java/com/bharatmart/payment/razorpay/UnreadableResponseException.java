package com.bharatmart.payment.razorpay;

/** A successful response is not what Razorpay documents. The message has no values of the response. */
final class UnreadableResponseException extends RuntimeException {
    UnreadableResponseException(String reason) {
        super(reason);
    }
}
