package com.bharatmart.identity.web;

import com.bharatmart.identity.SecondFactorService;
import io.swagger.v3.oas.annotations.media.Schema;

record EnrollmentResponse(
        @Schema(description = "In Base32, to be typed into the app.")
        String secret,

        @Schema(description = "The same as an otpauth URI, to be shown to the app as a QR code.")
        String uri) {

    static EnrollmentResponse from(SecondFactorService.Enrollment enrollment) {
        return new EnrollmentResponse(enrollment.secret(), enrollment.uri());
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "an enrollment";
    }
}
