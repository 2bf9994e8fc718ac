package com.bharatmart.order.web;

import com.bharatmart.order.PaymentMethod;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** How the buyer wants to pay now. */
record PaymentMethodRequest(
        @Schema(
                description =
                        "razorpay, upi_intent (a link that opens a UPI app on the device), upi_qr (a code for a UPI app), or cod to pay on delivery.",
                example = "upi_qr")
        @NotNull @Size(max = 32) String method) {

    boolean isOnDelivery() {
        return method.equals(PaymentMethod.COD.text());
    }
}
