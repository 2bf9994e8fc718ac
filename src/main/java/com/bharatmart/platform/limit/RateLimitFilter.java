package com.bharatmart.platform.limit;

import com.bharatmart.platform.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts requests for the API and its document, and answers 429 to those over the limit. */
final class RateLimitFilter extends OncePerRequestFilter {

    private static final String API = "/api/v1/";
    private static final String DOCUMENT = "/v3/api-docs";
    private static final Set<String> READS = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    private final String name;
    private final Function<HttpServletRequest, @Nullable String> subject;
    private final RateLimit reads;
    private final RateLimit writes;
    private final RequestRateLimiter limiter;
    private final ProblemWriter problems;

    /**
     * @param name distinguishes this filter from another one in the same chain
     * @param subject for whom a request counts; null if it does not count
     */
    RateLimitFilter(
            String name,
            Function<HttpServletRequest, @Nullable String> subject,
            RateLimit reads,
            RateLimit writes,
            RequestRateLimiter limiter,
            ProblemWriter problems) {
        this.name = name;
        this.subject = subject;
        this.reads = reads;
        this.writes = writes;
        this.limiter = limiter;
        this.problems = problems;
    }

    @Override
    protected String getAlreadyFilteredAttributeName() {
        return RateLimitFilter.class.getName() + '.' + name;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith(API) && !path.startsWith(DOCUMENT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var counted = subject.apply(request);
        if (counted == null) {
            chain.doFilter(request, response);
            return;
        }
        var result = READS.contains(request.getMethod())
                ? limiter.read(reads.key(counted))
                : limiter.write(writes.key(counted));
        result.writeHeaders(response);
        if (result.isAllowed()) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, RateLimitExceptionHandler.problem());
        }
    }
}
