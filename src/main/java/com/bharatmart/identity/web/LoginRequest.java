package com.bharatmart.identity.web;

import com.bharatmart.identity.password.Password;
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

        @Schema(description = "The guest cart that the client used until now; it is merged into the customer's cart.")
        @Nullable @Pattern(regexp = CART_ID) String cartId) {

    /** The format of the id of a cart. */
    static final String CART_ID = "^[0-9a-f]{32}$";
}
