package com.bharatmart.notification.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The mailed token of a stock notice. */
record StockNoticeTokenRequest(
        @NotNull @Pattern(regexp = "^[0-9a-f]{32}$", message = "must be a mailed token") String token) {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "a token";
    }
}
