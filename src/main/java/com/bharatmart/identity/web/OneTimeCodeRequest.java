package com.bharatmart.identity.web;

import com.bharatmart.shared.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

record OneTimeCodeRequest(
        @NotNull @Schema(types = "string", example = "+919876543210", maxLength = 32)
        PhoneNumber phone) {}
