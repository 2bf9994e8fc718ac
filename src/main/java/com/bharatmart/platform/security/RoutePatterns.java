package com.bharatmart.platform.security;

import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The routes of the service, grouped by who may call them. */
final class RoutePatterns {

    static final String ADMIN = "/api/v1/admin/**";
    static final String PASSWORD = "/api/v1/auth/password";
    static final String LOGOUT = "/api/v1/auth/logout";
    static final String SECOND_FACTOR = "/api/v1/auth/second-factor";
    static final String OWN_SECOND_FACTOR = "/api/v1/staff/me/second-factor/**";

    /** Routes that start or restore a login. They ignore the session of the request. */
    static final RequestMatcher LOGIN = anyOf(
            "/api/v1/customers",
            "/api/v1/customers/verifications/*",
            "/api/v1/auth/login",
            "/api/v1/auth/otp/**",
            "/api/v1/auth/password-resets/**");

    /** Routes of other services, which sign what they send. They ignore the session of the request. */
    static final RequestMatcher WEBHOOKS = anyOf("/api/v1/webhooks/*");

    /** Routes that ignore the session: their response is the same for every caller, or depends on a secret in the body. */
    static final RequestMatcher WITHOUT_SESSION = new OrRequestMatcher(
            LOGIN,
            WEBHOOKS,
            anyOf(
                    "/api/v1/categories",
                    "/api/v1/categories/*",
                    "/api/v1/products",
                    "/api/v1/products/*",
                    "/api/v1/products/*/related",
                    "/api/v1/variants/*",
                    "/api/v1/search/suggestions",
                    "/api/v1/shop",
                    "/media/*/*"),
            anyOf("/api/v1/order-lookups/**", "/api/v1/stock-notices/**"),
            get("/", "/swagger-ui/**", "/v3/api-docs", "/metrics"));

    static final RequestMatcher SESSION = anyOf("/api/v1/auth/session");

    static final RequestMatcher GUESTS = new OrRequestMatcher(
            SESSION, anyOf("/error", "/api/v1/carts/**", "/api/v1/orders/*/**", "/api/v1/variants/*/stock-notices"));

    static final RequestMatcher SIGNED_IN = anyOf(PASSWORD, LOGOUT, "/api/v1/customers/me/sessions/**");

    static final RequestMatcher CUSTOMERS = anyOf("/api/v1/customers/me/**", "/api/v1/orders");

    static final RequestMatcher STAFF = anyOf(ADMIN, SECOND_FACTOR, OWN_SECOND_FACTOR);

    /** Routes that answer 401 and 403; to a caller without access any other path does not exist. */
    static final RequestMatcher WITH_SESSION = new OrRequestMatcher(SIGNED_IN, CUSTOMERS, STAFF);

    private RoutePatterns() {}

    static RequestMatcher anyOf(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns)
                .map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toArray(RequestMatcher[]::new));
    }

    private static RequestMatcher get(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns)
                .map(pattern -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, pattern))
                .toArray(RequestMatcher[]::new));
    }
}
