package com.bharatmart.order.web;

import com.bharatmart.payment.ClientSignature;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the SDK of the gateway gives to its handler, as it is. */
record PaymentConfirmationRequest(
        @JsonProperty("razorpay_payment_id") @Schema(example = "pay_IH4NVgf4Dreq1l") @NotBlank @Size(max = 64) String paymentId,

        @JsonProperty("razorpay_order_id") @Schema(example = "order_IEIaMR65cu6nz3") @NotBlank @Size(max = 64) String orderId,

        @JsonProperty("razorpay_signature")
        @Schema(example = "0d4e745a1838664ad6c9c9902212a32d627d68e917290b0ad5f08ff4561bc50f")
        @NotBlank @Size(max = 256) String signature) {

    ClientSignature toSignature() {
        return new ClientSignature(orderId, paymentId, signature);
    }
}
