package com.bharatmart.order.web;

import com.bharatmart.cart.CartId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

record ReorderRequest(
        @Schema(description = "The cart to add to; your active cart if it is not given, or a new cart for a guest.")
        @Nullable @Pattern(regexp = CART_ID) String cartId) {

    private static final String CART_ID = "^[0-9a-f]{32}$";

    static @Nullable CartId cartIdOf(@Nullable ReorderRequest body) {
        return body == null || body.cartId == null ? null : new CartId(body.cartId);
    }
}
