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

/** Counts each request to the API and for its document, and refuses those over the limit. */
final class RateLimitFilter extends OncePerRequestFilter {

    private static final String API = "/api/v1/";
    private static final String DOCUMENT = "/v3/api-docs";
    private static final Set<String> READS = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    private final String name;
    private final Function<HttpServletRequest, @Nullable String> who;
    private final RateLimit reads;
    private final RateLimit writes;
    private final RequestRateLimiter limits;
    private final ProblemWriter problems;

    /**
     * @param name of this filter, which lets the same request pass another one
     * @param who whose request it is; null if that does not matter
     */
    RateLimitFilter(
            String name,
            Function<HttpServletRequest, @Nullable String> who,
            RateLimit reads,
            RateLimit writes,
            RequestRateLimiter limits,
            ProblemWriter problems) {
        this.name = name;
        this.who = who;
        this.reads = reads;
        this.writes = writes;
        this.limits = limits;
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
        var caller = who.apply(request);
        if (caller == null) {
            chain.doFilter(request, response);
            return;
        }
        var verdict = READS.contains(request.getMethod()) ? limits.read(reads, caller) : limits.write(writes, caller);
        verdict.tell(response);
        if (verdict.isAllowed()) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, RateLimitExceptionHandler.problem());
        }
    }
}
