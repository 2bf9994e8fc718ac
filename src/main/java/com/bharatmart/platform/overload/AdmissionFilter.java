package com.bharatmart.platform.overload;

import com.bharatmart.platform.dependency.DatabaseMonitor;
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
 * Admits as many requests as this instance can serve and rejects the others while that is still cheap: only the method and
 * the path are known here. Rejects all writes while the database is read-only. Never rejects {@code /metrics}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class AdmissionFilter extends OncePerRequestFilter {

    private static final String METRICS = "/metrics";

    private static final Set<String> READ_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final RequestLimiter limiter;
    private final LimitedDataSource database;
    private final DatabaseMonitor databaseMonitor;
    private final ProblemWriter problems;
    private final RejectionCounter rejections;
    private final Map<Priority, RetryAfterPolicy> retryAfter =
            Priority.each(_ -> new RetryAfterPolicy(System::nanoTime));

    AdmissionFilter(
            RequestLimiter limiter,
            DataSource dataSource,
            DatabaseMonitor databaseMonitor,
            ProblemWriter problems,
            MeterRegistry metrics)
            throws SQLException {
        this.limiter = limiter;
        this.database = dataSource.unwrap(LimitedDataSource.class);
        this.databaseMonitor = databaseMonitor;
        this.problems = problems;
        this.rejections = new RejectionCounter(metrics, "requests");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals(METRICS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var priority = Priority.of(request.getRequestURI());
        var policy = Objects.requireNonNull(retryAfter.get(priority));
        try {
            ScopedValue.where(Unavailable.NEXT_ATTEMPT, policy::recordRejected).<@Nullable Void, Exception>call(() -> {
                admit(priority, request, response, chain);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
        if (response.getStatus() != HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            policy.recordServed();
        }
    }

    private void admit(Priority priority, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws Exception {
        if (isWrite(request) && databaseMonitor.isReadOnly()) {
            problems.write(request, response, Unavailable.readOnly());
            return;
        }
        var permit = needsSaturatedDatabase(request, priority) ? null : limiter.tryAcquire(priority, isWrite(request));
        if (permit == null) {
            rejections.count(priority);
            problems.write(request, response, Unavailable.overloaded());
            return;
        }
        try {
            permit.run(() -> serve(permit, request, response, chain));
        } finally {
            permit.end();
        }
    }

    /** A write always needs the database; a read may be served from memory. */
    private boolean needsSaturatedDatabase(HttpServletRequest request, Priority priority) {
        return isWrite(request) && database.isSaturated(priority);
    }

    private static boolean isWrite(HttpServletRequest request) {
        return !READ_METHODS.contains(request.getMethod());
    }

    private static void serve(
            AdmissionPermit permit, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var served = request.getContentLengthLong() == 0 ? request : new PermitReleasingRequest(request, permit);
        chain.doFilter(served, response);
    }

    /** A request with a body that its client may send slowly: the wait for it needs no permit. */
    private static final class PermitReleasingRequest extends HttpServletRequestWrapper {
        private final AdmissionPermit permit;
        private @Nullable ServletInputStream stream;

        PermitReleasingRequest(HttpServletRequest request, AdmissionPermit permit) {
            super(request);
            this.permit = permit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new PermitReleasingInputStream(super.getInputStream(), permit);
            }
            return stream;
        }
    }
}
