package com.bharatmart.customer.web;

import com.bharatmart.customer.PhoneNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

record VerifyCodeRequest(
        @NotNull @Schema(types = "string", example = "+919876543210", maxLength = 32)
        PhoneNumber phone,

        @NotNull @Pattern(regexp = "^[0-9]{6}$", message = "must be six digits") String code) {

    /** Keeps the code out of logs. */
    @Override
    public String toString() {
        return "a code for " + phone;
    }
}
