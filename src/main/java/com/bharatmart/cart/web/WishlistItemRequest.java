package com.bharatmart.cart.web;

import com.bharatmart.shared.Sku;
import jakarta.validation.constraints.NotNull;

record WishlistItemRequest(@NotNull Sku sku) {}
