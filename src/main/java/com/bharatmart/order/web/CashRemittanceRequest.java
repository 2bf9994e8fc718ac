package com.bharatmart.order.web;

import com.bharatmart.platform.request.Visible;
import com.bharatmart.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What a carrier has paid to the shop for an order. */
record CashRemittanceRequest(
        @Schema(description = "Of the carrier's transfer.", example = "N332263300011") @NotBlank @Visible @Size(max = 100) String reference,

        @Schema(description = "What has arrived for this order.") @NotNull Money amount) {}
