package com.bharatmart.platform.request;

import com.bharatmart.platform.problem.Problem;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an id, or keeps the one that it came with, and puts it into the log and the answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";

    private static final String TRACE_PARENT = "traceparent";

    /** W3C Trace Context: version, trace, parent, flags. */
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,128}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = wellFormed(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        MDC.put(Problem.REQUEST_ID, id);
        traceId(request.getHeader(TRACE_PARENT)).ifPresent(traceId -> MDC.put("traceId", traceId));
        try {
            chain.doFilter(request, response);
        } finally {
            // Also what was learned of the request on its way: whose it is, which order it is about.
            MDC.clear();
        }
    }

    /** A failed request is dispatched once more, to the error page, and is still the same request. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** The trace of which this request is a part, told to the log even if this service itself traces nothing. */
    private static Optional<String> traceId(@Nullable String traceParent) {
        var parts = traceParent == null ? null : TRACE.matcher(traceParent);
        return parts != null && parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    private static String wellFormed(@Nullable String given) {
        return given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : UuidCreator.getTimeOrderedEpoch().toString();
    }
}
