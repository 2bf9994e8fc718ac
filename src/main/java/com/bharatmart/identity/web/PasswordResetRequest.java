package com.bharatmart.identity.web;

import com.bharatmart.shared.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

record PasswordResetRequest(
        @NotNull @Schema(types = "string", format = "email", maxLength = 254)
        EmailAddress email) {}
