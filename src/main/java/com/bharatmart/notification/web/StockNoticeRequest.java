package com.bharatmart.notification.web;

import com.bharatmart.shared.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is to be told when a SKU is in stock again. */
record StockNoticeRequest(
        @Nullable @Schema(
                types = {"string", "null"},
                format = "email",
                maxLength = 254,
                description = "Required for a guest. A customer can leave it out: then the account's address is used.")
        EmailAddress email) {}
