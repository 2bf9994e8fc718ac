package com.bharatmart.identity.web;

import com.bharatmart.identity.password.Password;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The verification of an address.
 *
 * @param password replaces the password of the sign-up
 */
record VerificationRequest(
        @Nullable @Schema(
                types = {"string", "null"},
                format = "password",
                minLength = 1,
                maxLength = 128)
        Password password) {}
