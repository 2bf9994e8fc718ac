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

/** Gives each request an id, or keeps a valid one from the client, and adds it to the log and the response. */
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
            // Also removes what other code has added, such as the ids of the customer and the order.
            MDC.clear();
        }
    }

    /** The dispatch of a failed request to the error page is part of the same request. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** The id of the trace for the log, even if tracing is off in this service. */
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
