package com.bharatmart.identity.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

record RecoveryCodesResponse(
        @Schema(description = "Each is valid once, in place of a code of the app.")
        List<String> recoveryCodes) {

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "recovery codes";
    }
}
