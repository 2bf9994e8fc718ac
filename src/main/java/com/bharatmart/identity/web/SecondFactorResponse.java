package com.bharatmart.identity.web;

import com.bharatmart.identity.SecondFactorService;
import io.swagger.v3.oas.annotations.media.Schema;

record SecondFactorResponse(
        @Schema(description = "Whether there is an app, confirmed or not.")
        boolean enrolled,

        @Schema(description = "Whether the app is confirmed.")
        boolean active,

        @Schema(description = "Whether one of your roles needs a second factor.")
        boolean required,

        @Schema(description = "The number of unused recovery codes.")
        int recoveryCodesLeft) {

    static SecondFactorResponse from(SecondFactorService.Status status) {
        return new SecondFactorResponse(
                status.enrolled(), status.active(), status.required(), status.recoveryCodesLeft());
    }
}
