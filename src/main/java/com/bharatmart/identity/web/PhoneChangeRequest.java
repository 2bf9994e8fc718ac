package com.bharatmart.identity.web;

import com.bharatmart.identity.password.Password;
import com.bharatmart.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Another verified phone for an account.
 *
 * @param password the current one; absent for an account without a password
 */
record PhoneChangeRequest(
        @NotNull @Schema(types = "string", example = "+919876543210", maxLength = 32)
        PhoneNumber phone,

        @Nullable @Schema(
                types = {"string", "null"},
                format = "password",
                minLength = 1,
                maxLength = 128)
        Password password) {}
