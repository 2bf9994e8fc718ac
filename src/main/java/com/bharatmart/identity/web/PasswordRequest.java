package com.bharatmart.identity.web;

import com.bharatmart.identity.password.Password;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/**
 * A password.
 *
 * @param password the new one to set, or the current one to prove who the caller is
 */
record PasswordRequest(
        @NotNull @Schema(implementation = String.class, format = "password", minLength = 1, maxLength = 128)
        Password password) {}
