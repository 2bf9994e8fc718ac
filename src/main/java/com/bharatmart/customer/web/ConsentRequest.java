package com.bharatmart.customer.web;

import com.bharatmart.customer.ConsentPurpose;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

record ConsentRequest(
        @NotNull ConsentPurpose purpose,

        @Schema(description = "The version of the notice that was shown.", example = "2026-11")
        @NotNull @Pattern(regexp = "^[A-Za-z0-9._-]{1,32}$") String noticeVersion,

        @Schema(description = "False withdraws the consent.")
        boolean given) {}
