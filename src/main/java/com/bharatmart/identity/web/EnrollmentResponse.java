package com.bharatmart.identity.web;

import com.bharatmart.identity.SecondFactorEnrollmentService;
import io.swagger.v3.oas.annotations.media.Schema;

record EnrollmentResponse(
        @Schema(description = "In Base32, to type into the app.")
        String secret,

        @Schema(description = "The same as an otpauth URI, to show as a QR code.")
        String uri) {

    static EnrollmentResponse from(SecondFactorEnrollmentService.Enrollment enrollment) {
        return new EnrollmentResponse(enrollment.secret(), enrollment.uri());
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "an enrollment";
    }
}
