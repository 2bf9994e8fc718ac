package com.bharatmart.platform.security;

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
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Protects against forged requests (CSRF): one that changes something and carries the session as a cookie, which a
 * browser sends unasked, has to come from a page of this origin or of an allowed one, as browsers tell by
 * {@code Sec-Fetch-Site} and {@code Origin}. A session in {@code X-Auth-Token} was put there by a program on purpose.
 */
final class CsrfProtectionFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name(), HttpMethod.TRACE.name());

    private final SessionTokenResolver tokens;
    private final RequestMatcher waysIn;
    private final Set<String> allowedOrigins;
    private final ProblemWriter problems;

    /** @param waysIn where a session that comes along is not looked at */
    CsrfProtectionFilter(
            SessionTokenResolver tokens, RequestMatcher waysIn, CorsProperties properties, ProblemWriter problems) {
        this.tokens = tokens;
        this.waysIn = waysIn;
        this.allowedOrigins = Set.copyOf(properties.allowedOrigins());
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod()) || waysIn.matches(request)) {
            return true;
        }
        var token = tokens.of(request);
        return token == null || !token.byCookie();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (comesFromAPageOfTheShop(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    request,
                    response,
                    Problem.of(
                            HttpStatus.FORBIDDEN,
                            "csrf_refused",
                            "A request that changes something and carries the session as a cookie needs the header "
                                    + "Sec-Fetch-Site: same-origin or the Origin of an allowed page, which browsers "
                                    + "send. Programs send the session as " + SessionTokenResolver.HEADER
                                    + " instead."));
        }
    }

    private boolean comesFromAPageOfTheShop(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null) {
            return allowedOrigins.contains(origin) || !CorsUtils.isCorsRequest(request);
        }
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }
}
