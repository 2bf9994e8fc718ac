package com.bharatmart.payment.razorpay;

import com.bharatmart.payment.gateway.NewGatewayOrder;
import java.util.Map;

/**
 * The body of a new order.
 *
 * @param uniqueReceipt returns the existing order with that receipt instead of an error
 */
record NewRazorpayOrder(
        long amount, String currency, String receipt, boolean uniqueReceipt, Map<String, String> notes) {

    static NewRazorpayOrder from(NewGatewayOrder order) {
        return new NewRazorpayOrder(
                order.amount().amount(),
                order.amount().currency().getCurrencyCode(),
                order.receipt(),
                true,
                order.notes());
    }
}
