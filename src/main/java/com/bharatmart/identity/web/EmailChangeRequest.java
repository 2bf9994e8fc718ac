package com.bharatmart.identity.web;

import com.bharatmart.identity.password.Password;
import com.bharatmart.shared.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Another address for an account.
 *
 * @param password the current one; absent for an account without a password
 */
record EmailChangeRequest(
        @NotNull @Schema(types = "string", format = "email", maxLength = 254)
        EmailAddress email,

        @Nullable @Schema(
                types = {"string", "null"},
                format = "password",
                minLength = 1,
                maxLength = 128)
        Password password) {}
