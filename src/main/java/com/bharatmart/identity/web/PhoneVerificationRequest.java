package com.bharatmart.identity.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

record PhoneVerificationRequest(
        @NotNull @Pattern(regexp = "^[0-9]{6}$", message = "must be six digits") String code) {

    /** Keeps the code out of logs. */
    @Override
    public String toString() {
        return "a code";
    }
}
