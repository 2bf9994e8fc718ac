package com.bharatmart.identity.web;

import com.bharatmart.identity.Password;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may go along with a token.
 *
 * @param password takes the place of the one that was chosen at sign-up
 */
record VerificationRequest(
        @Nullable @Schema(
                types = {"string", "null"},
                format = "password",
                minLength = 1,
                maxLength = 128)
        Password password) {}
