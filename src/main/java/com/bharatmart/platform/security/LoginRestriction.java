package com.bharatmart.platform.security;

import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The step that a login must complete before it may call other routes. The first that applies counts, in this order. */
public enum LoginRestriction {
    SECOND_FACTOR(
            PlatformProblemCode.SECOND_FACTOR_REQUIRED,
            "Give a code of your authenticator app or a recovery code first: POST /api/v1/auth/second-factor.",
            RoutePatterns.SECOND_FACTOR,
            RoutePatterns.LOGOUT),
    PASSWORD_CHANGE(
            PlatformProblemCode.PASSWORD_CHANGE_REQUIRED,
            "Change your password first: POST /api/v1/auth/password.",
            RoutePatterns.PASSWORD),
    SECOND_FACTOR_ENROLLMENT(
            PlatformProblemCode.SECOND_FACTOR_ENROLLMENT_REQUIRED,
            "Your role needs a second factor; set one up first: POST /api/v1/staff/me/second-factor.",
            RoutePatterns.OWN_SECOND_FACTOR,
            RoutePatterns.LOGOUT);

    private final PlatformProblemCode code;
    private final String detail;

    @SuppressWarnings("ImmutableEnumChecker") // a path matcher is immutable
    private final RequestMatcher allowed;

    LoginRestriction(PlatformProblemCode code, String detail, String... allowed) {
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
        return Problem.of(code, detail);
    }
}
