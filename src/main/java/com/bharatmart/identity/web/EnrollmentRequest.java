package com.bharatmart.identity.web;

import com.bharatmart.identity.Password;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

record EnrollmentRequest(
        @NotNull @Schema(implementation = String.class, format = "password", minLength = 1, maxLength = 128)
        Password password) {}
