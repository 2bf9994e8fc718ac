package com.bharatmart.identity.web;

import com.bharatmart.identity.Password;
import com.bharatmart.shared.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

record LoginRequest(
        @NotNull @Schema(types = "string", format = "email", maxLength = 254)
        EmailAddress email,

        @NotNull @Schema(implementation = String.class, format = "password", minLength = 1, maxLength = 128)
        Password password,

        @Schema(description = "The cart that was used until now, as a guest; it is merged into the customer's.")
        @Nullable @Pattern(regexp = CART) String cartId) {

    /** What ids of carts look like. */
    static final String CART = "^[0-9a-f]{32}$";
}
