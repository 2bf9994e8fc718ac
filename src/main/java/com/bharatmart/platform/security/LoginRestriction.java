package com.bharatmart.platform.security;

import com.bharatmart.platform.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What a login has to do before it may do anything else; the first that applies, in this order. */
public enum LoginRestriction {
    SECOND_FACTOR(
            "second_factor_required",
            "Give a code of your authenticator app or a recovery code first: POST /api/v1/auth/second-factor.",
            SecurityConfiguration.SECOND_FACTOR,
            SecurityConfiguration.LOGOUT),
    PASSWORD_CHANGE(
            "password_change_required",
            "Change your password first: POST /api/v1/auth/password.",
            SecurityConfiguration.PASSWORD),
    SECOND_FACTOR_ENROLLMENT(
            "second_factor_enrollment_required",
            "Your role needs a second factor; set one up first: POST /api/v1/staff/me/second-factor.",
            SecurityConfiguration.OWN_SECOND_FACTOR,
            SecurityConfiguration.LOGOUT);

    private final String code;
    private final String detail;

    @SuppressWarnings("ImmutableEnumChecker") // a matcher of paths does not change
    private final RequestMatcher open;

    LoginRestriction(String code, String detail, String... open) {
        this.code = code;
        this.detail = detail;
        this.open = SecurityConfiguration.matchers(open);
    }

    /** Matches what such a login may call. */
    RequestMatcher open() {
        return open;
    }

    /** The answer to everything else. */
    ProblemDetail problem() {
        return Problem.of(HttpStatus.FORBIDDEN, code, detail);
    }
}
