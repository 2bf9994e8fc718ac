package com.bharatmart.identity.web;

import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The problems of accounts, logins and second factors. */
enum IdentityProblemCode implements ProblemCode {
    INVALID_CREDENTIALS(
            HttpStatus.UNAUTHORIZED,
            "The e-mail address or the password is wrong, or the account may not log in.",
            "Ask for both again, and offer a password reset."),
    INVALID_CODE(
            HttpStatus.UNAUTHORIZED,
            "The code for the phone is wrong, used or expired.",
            "Ask for the code again, or have a new one sent."),
    WRONG_PASSWORD(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The current password is wrong. The session goes on.",
            "Ask for the current password again.") {
        @Override
        public String code() {
            return "invalid_credentials";
        }
    },
    FRESH_LOGIN_REQUIRED(
            HttpStatus.FORBIDDEN,
            "The action needs a login of the last minutes.",
            "Ask for a login and repeat the request."),
    SECOND_FACTOR_ACTIVE(HttpStatus.CONFLICT, "The account has an active second factor.", "Remove it first."),
    SECOND_FACTOR_MISSING(
            HttpStatus.CONFLICT,
            "The account has no second factor, or none that waits for a confirmation.",
            "Set one up first."),
    SECOND_FACTOR_NOT_REQUIRED(
            HttpStatus.CONFLICT, "The login has no step with a second factor left.", "Go on without."),
    OWN_SECOND_FACTOR(
            HttpStatus.CONFLICT,
            "Staff cannot remove their own second factor in this way.",
            "Remove it with a code: `POST /api/v1/staff/me/second-factor/remove`."),
    PASSWORD_EXISTS(
            HttpStatus.CONFLICT, "The account has a password already.", "Change it: `POST /api/v1/auth/password`."),
    EMAIL_REQUIRED(
            HttpStatus.CONFLICT, "The account has no verified e-mail address.", "Have an address verified first."),
    EMAIL_TAKEN(HttpStatus.CONFLICT, "Another account has this e-mail address.", "Offer a login or another address."),
    PHONE_TAKEN(HttpStatus.CONFLICT, "Another account has verified this phone.", "Offer a login or another phone."),
    LAST_ADMIN(
            HttpStatus.CONFLICT,
            "No active account with the role ADMIN would be left.",
            "Give another account the role first."),
    FEATURE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "This installation does not have what the feature needs, such as a mail server.",
            "Hide the feature; a repetition does not help.");

    private final HttpStatus status;
    private final String when;
    private final String action;

    IdentityProblemCode(HttpStatus status, String when, String action) {
        this.status = status;
        this.when = when;
        this.action = action;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public String action() {
        return action;
    }
}
