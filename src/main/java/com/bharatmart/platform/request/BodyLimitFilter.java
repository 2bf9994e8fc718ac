package com.bharatmart.platform.request;

import com.bharatmart.platform.overload.WorkingMemory;
import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects bodies that are too long, by their {@code Content-Length} and by the bytes that arrive, and compressed bodies,
 * whose length after decompression is unknown. A long body takes {@link WorkingMemory} while it arrives and has a time
 * limit.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimitFilter extends OncePerRequestFilter {

    private final DataSize defaultLimit;
    private final List<BodyLimit> routeLimits;
    private final WorkingMemory.Share memory;
    private final Duration timeout;
    private final ProblemWriter problems;

    BodyLimitFilter(
            RequestProperties properties, List<BodyLimit> routeLimits, WorkingMemory memory, ProblemWriter problems) {
        this.defaultLimit = properties.maxBody();
        this.routeLimits = routeLimits;
        this.memory = memory.share("bodies", properties.bodyMemory());
        this.timeout = properties.bodyTimeout();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = limit(request);
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            problems.write(
                    request,
                    response,
                    Problem.of(
                            PlatformProblemCode.UNSUPPORTED_MEDIA_TYPE,
                            "A body may not be compressed, see Accept-Encoding."));
        } else if (request.getContentLengthLong() > limit.toBytes()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.write(request, response, new BodyTooLargeException(limit).problem());
        } else {
            filterBody(request, response, chain, limit);
        }
    }

    private void filterBody(HttpServletRequest request, HttpServletResponse response, FilterChain chain, DataSize limit)
            throws ServletException, IOException {
        if (request.getContentLengthLong() == 0) {
            chain.doFilter(request, response);
            return;
        }
        // Routes with their own limit do not keep the body in memory.
        try (var bodyMemory = new BodyMemory(limit.equals(defaultLimit) ? memory : null, timeout)) {
            chain.doFilter(new LimitedBodyRequest(request, limit, bodyMemory), response);
        }
    }

    private DataSize limit(HttpServletRequest request) {
        return routeLimits.stream()
                .filter(route -> route.method().equals(request.getMethod())
                        && route.path().equals(request.getRequestURI()))
                .map(BodyLimit::limit)
                .findFirst()
                .orElse(defaultLimit);
    }
}
