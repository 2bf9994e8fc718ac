package com.bharatmart.payment.razorpay;

import com.bharatmart.payment.gateway.NewGatewayRefund;
import java.util.Map;

/** The body of a new refund. */
record NewRazorpayRefund(long amount, String speed, String receipt, Map<String, String> notes) {

    static NewRazorpayRefund from(NewGatewayRefund refund) {
        return new NewRazorpayRefund(refund.amount().amount(), "normal", refund.receipt(), refund.notes());
    }
}
