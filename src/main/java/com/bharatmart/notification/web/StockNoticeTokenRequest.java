package com.bharatmart.notification.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The mailed token of a stock notice. */
record StockNoticeTokenRequest(
        @NotNull @Pattern(regexp = "^[0-9a-f]{32}$", message = "must be a mailed token") @Schema(example = "9f86d081884c7d659a2feaa0c55ad015")
        String token) {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "a token";
    }
}
