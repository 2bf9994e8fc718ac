package com.bharatmart.identity.web;

import com.bharatmart.identity.password.Password;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

record ChangePasswordRequest(
        @NotNull @Schema(implementation = String.class, format = "password", minLength = 1, maxLength = 128)
        Password current,

        @NotNull @JsonProperty("new")
        @Schema(implementation = String.class, format = "password", minLength = 1, maxLength = 128)
        Password next) {}
