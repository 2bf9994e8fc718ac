package com.bharatmart.payment.web;

import com.bharatmart.platform.request.Visible;
import com.bharatmart.shared.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param resolution what was found out and done */
record MismatchResolutionRequest(@NotBlank @Visible @Size(max = 1000) String resolution) {
    MismatchResolutionRequest {
        resolution = PlainText.tidy(resolution);
    }
}
