package com.bharatmart.cart.web;

import com.bharatmart.shared.Sku;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** The bound only rejects absurd quantities. The cart has limits of its own. */
record AddItemRequest(
        @NotNull Sku sku,
        @Min(1) @Max(ChangeItemRequest.MAX_QUANTITY) int quantity) {}
