package com.bharatmart.cart.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

record ChangeItemRequest(@Min(1) @Max(MAX_QUANTITY) int quantity) {
    static final int MAX_QUANTITY = 10_000;
}
