package com.bharatmart.platform.overload;

import com.bharatmart.platform.problem.ProblemWriter;
import com.bharatmart.platform.problem.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets as many requests in as this instance can serve, before anything is known of them but their path, and turns the
 * others away while that is still cheap. What operators ask is never turned away.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class AdmissionFilter extends OncePerRequestFilter {

    private static final String METRICS = "/metrics";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final PriorityLimiter gate;
    private final LimitedDataSource database;
    private final OverloadProperties properties;
    private final ProblemWriter problems;
    private final RejectionCounter refusals;
    private final Map<Priority, RetryAfterPolicy> backoffs = Priority.each(_ -> new RetryAfterPolicy(System::nanoTime));

    AdmissionFilter(
            RequestLimiter gate,
            DataSource dataSource,
            OverloadProperties properties,
            ProblemWriter problems,
            MeterRegistry metrics)
            throws SQLException {
        this.gate = gate.gate();
        this.database = dataSource.unwrap(LimitedDataSource.class);
        this.properties = properties;
        this.problems = problems;
        this.refusals = new RejectionCounter(metrics, "requests");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals(METRICS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var priority = Priority.of(request.getRequestURI());
        var backoff = Objects.requireNonNull(backoffs.get(priority));
        try {
            ScopedValue.where(Unavailable.NEXT_ATTEMPT, backoff::refused).<@Nullable Void, Exception>call(() -> {
                admit(priority, request, response, chain);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
        if (response.getStatus() != HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            backoff.served();
        }
    }

    private void admit(Priority priority, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws Exception {
        if (isInVain(request, priority) || !isAdmitted(priority)) {
            refusals.count(priority);
            problems.write(request, response, Unavailable.overloaded());
            return;
        }
        var passage = new AdmissionPermit(gate, priority, properties.deadlineOf(priority));
        try {
            passage.run(() -> serve(passage, request, response, chain));
        } finally {
            passage.end();
        }
    }

    /** All that is written is written in the database; what is read may be in memory. */
    private boolean isInVain(HttpServletRequest request, Priority priority) {
        return !READING.contains(request.getMethod()) && database.isSaturated(priority);
    }

    private boolean isAdmitted(Priority priority) {
        try {
            return gate.enter(priority, properties.requestWait());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void serve(
            AdmissionPermit passage, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request.getContentLengthLong() == 0 ? request : new SlowSender(request, passage), response);
    }

    /** Its body may take as long as its sender likes, but not a place among those who are at work. */
    private static final class SlowSender extends HttpServletRequestWrapper {
        private final AdmissionPermit passage;
        private @Nullable ServletInputStream stream;

        SlowSender(HttpServletRequest request, AdmissionPermit passage) {
            super(request);
            this.passage = passage;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new PermitReleasingInputStream(super.getInputStream(), passage);
            }
            return stream;
        }
    }
}
