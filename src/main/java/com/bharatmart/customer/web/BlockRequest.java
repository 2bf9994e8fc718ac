package com.bharatmart.customer.web;

import com.bharatmart.platform.request.Visible;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record BlockRequest(
        @Schema(description = "For the audit log, which is not erased: no personal data.")
        @NotBlank @Visible
        @Size(max = 200) String reason) {}
