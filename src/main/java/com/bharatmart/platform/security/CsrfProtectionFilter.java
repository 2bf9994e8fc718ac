package com.bharatmart.platform.security;

import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemWriter;
import com.bharatmart.platform.session.SessionTokenResolver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Protects against cross-site request forgery. A browser sends the session cookie with every request, so an unsafe request
 * with that cookie must come from a page of this origin or of an allowed one, by {@code Origin} or
 * {@code Sec-Fetch-Site}. A session in {@code X-Auth-Token} is exempt: only a program sets that header.
 */
final class CsrfProtectionFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE_METHODS =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name(), HttpMethod.TRACE.name());

    private final SessionTokenResolver tokens;
    private final Set<String> allowedOrigins;
    private final ProblemWriter problems;

    CsrfProtectionFilter(SessionTokenResolver tokens, CorsProperties properties, ProblemWriter problems) {
        this.tokens = tokens;
        this.allowedOrigins = Set.copyOf(properties.allowedOrigins());
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (SAFE_METHODS.contains(request.getMethod())
                || RoutePatterns.LOGIN.matches(request)
                || RoutePatterns.WEBHOOKS.matches(request)) {
            return true;
        }
        var token = tokens.resolve(request);
        return token == null || !token.byCookie();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFromAllowedOrigin(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    request,
                    response,
                    Problem.of(
                            PlatformProblemCode.CSRF_REFUSED,
                            "A request that changes something and carries the session as a cookie needs the header "
                                    + "Sec-Fetch-Site: same-origin or the Origin of an allowed page, which browsers "
                                    + "send. Programs send the session as " + SessionTokenResolver.HEADER
                                    + " instead."));
        }
    }

    private boolean isFromAllowedOrigin(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null) {
            return allowedOrigins.contains(origin) || !CorsUtils.isCorsRequest(request);
        }
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }
}
