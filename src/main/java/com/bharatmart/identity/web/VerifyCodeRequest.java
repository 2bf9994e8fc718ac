package com.bharatmart.identity.web;

import com.bharatmart.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

record VerifyCodeRequest(
        @NotNull @Schema(types = "string", example = "+919876543210", maxLength = 32)
        PhoneNumber phone,

        @NotNull @Pattern(regexp = "^[0-9]{6}$", message = "must be six digits") String code,

        @Schema(description = "The guest cart that the client used until now; it is merged into the customer's cart.")
        @Nullable @Pattern(regexp = LoginRequest.CART_ID) String cartId) {

    /** Keeps the code out of logs. */
    @Override
    public String toString() {
        return "a code for " + phone;
    }
}
