package com.bharatmart.identity.web;

import com.bharatmart.identity.SecondFactorService;
import io.swagger.v3.oas.annotations.media.Schema;

record SecondFactorResponse(
        @Schema(description = "Whether there is an app, confirmed or not.")
        boolean enrolled,

        @Schema(description = "Whether it counts.") boolean active,

        @Schema(description = "Whether a role of yours needs one.")
        boolean required,

        @Schema(description = "Those that have not been used.")
        int recoveryCodesLeft) {

    static SecondFactorResponse from(SecondFactorService.Status status) {
        return new SecondFactorResponse(
                status.enrolled(), status.active(), status.required(), status.recoveryCodesLeft());
    }
}
