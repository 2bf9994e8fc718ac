package com.bharatmart.payment.razorpay;

import com.bharatmart.shared.Money;

/** The body of a capture. */
record RazorpayCapture(long amount, String currency) {

    static RazorpayCapture of(Money amount) {
        return new RazorpayCapture(amount.amount(), amount.currency().getCurrencyCode());
    }
}
