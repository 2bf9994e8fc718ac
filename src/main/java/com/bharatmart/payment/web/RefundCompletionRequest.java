package com.bharatmart.payment.web;

import com.bharatmart.shared.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** How staff have sent money back that the gateway failed to send. */
record RefundCompletionRequest(
        @Schema(description = "Of the transfer to the buyer.", example = "N332263300011") @NotBlank @Size(max = 100) String reference) {
    String tidyReference() {
        return PlainText.tidy(reference);
    }
}
