package com.bharatmart.payment.razorpay;

import com.bharatmart.payment.gateway.NewGatewayQr;
import java.util.Map;

/**
 * The body of a new QR code.
 *
 * @param closeBy Unix time in seconds
 */
record NewRazorpayQr(
        String type,
        String name,
        String usage,
        boolean fixedAmount,
        long paymentAmount,
        long closeBy,
        Map<String, String> notes) {

    static NewRazorpayQr from(NewGatewayQr qr) {
        return new NewRazorpayQr(
                "upi_qr",
                qr.name(),
                "single_use",
                true,
                qr.amount().amount(),
                qr.closeBy().getEpochSecond(),
                qr.notes());
    }
}
