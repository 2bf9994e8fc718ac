package com.bharatmart.platform.security;

import com.bharatmart.platform.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The step that a login must complete before it may call other routes. The first that applies counts, in this order. */
public enum LoginRestriction {
    SECOND_FACTOR(
            "second_factor_required",
            "Give a code of your authenticator app or a recovery code first: POST /api/v1/auth/second-factor.",
            RoutePatterns.SECOND_FACTOR,
            RoutePatterns.LOGOUT),
    PASSWORD_CHANGE(
            "password_change_required",
            "Change your password first: POST /api/v1/auth/password.",
            RoutePatterns.PASSWORD),
    SECOND_FACTOR_ENROLLMENT(
            "second_factor_enrollment_required",
            "Your role needs a second factor; set one up first: POST /api/v1/staff/me/second-factor.",
            RoutePatterns.OWN_SECOND_FACTOR,
            RoutePatterns.LOGOUT);

    private final String code;
    private final String detail;

    @SuppressWarnings("ImmutableEnumChecker") // a path matcher is immutable
    private final RequestMatcher allowed;

    LoginRestriction(String code, String detail, String... allowed) {
        this.code = code;
        this.detail = detail;
        this.allowed = RoutePatterns.anyOf(allowed);
    }

    /** The routes that complete the step. */
    RequestMatcher allowed() {
        return allowed;
    }

    /** The response of all other routes. */
    ProblemDetail problem() {
        return Problem.of(HttpStatus.FORBIDDEN, code, detail);
    }
}
