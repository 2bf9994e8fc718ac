package com.bharatmart.payment.razorpay;

import com.bharatmart.payment.gateway.GatewayQr;
import org.jspecify.annotations.Nullable;

/** A QR code in a response. */
record RazorpayQr(
        @Nullable String id,
        @Nullable String imageUrl,
        @Nullable String imageContent) {

    GatewayQr toQr() {
        return new GatewayQr(ResponseFields.required(id, "id"), imageUrl, imageContent);
    }
}
