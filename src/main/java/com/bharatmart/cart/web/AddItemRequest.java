package com.bharatmart.cart.web;

import com.bharatmart.shared.Sku;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Bounded here against nonsense; how much a cart may hold is the cart's to say. */
record AddItemRequest(
        @NotNull Sku sku,
        @Min(1) @Max(ChangeItemRequest.MAX) int quantity) {}
