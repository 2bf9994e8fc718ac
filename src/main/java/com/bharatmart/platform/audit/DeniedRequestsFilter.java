package com.bharatmart.platform.audit;

import com.bharatmart.platform.security.ShopPrincipal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.IntConsumer;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.web.filter.OncePerRequestFilter;

/** Records each denied request for a route of staff before its response is sent, whichever filter or handler denied it. */
final class DeniedRequestsFilter extends OncePerRequestFilter {

    private static final String ADMIN = "/api/v1/admin/";
    private static final int MAX_PATH = 300;

    private final DeniedAccessLog log;

    DeniedRequestsFilter(DeniedAccessLog log) {
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(ADMIN);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var observed = new ObservedResponse(response, status -> recordIfDenied(request, status));
        chain.doFilter(request, observed);
        observed.onResponseCommitted();
    }

    private void recordIfDenied(HttpServletRequest request, int status) {
        if (status != HttpStatus.UNAUTHORIZED.value() && status != HttpStatus.FORBIDDEN.value()) {
            return;
        }
        var path = request.getRequestURI();
        var event = new AuditEvent(
                "request.denied",
                "route",
                request.getMethod() + ' ' + path.substring(0, Math.min(path.length(), MAX_PATH)),
                null,
                new Denied(status, request.getRemoteAddr()));
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof ShopPrincipal principal) {
            log.record(event, DeniedAccessLog.CallerKind.ACCOUNT, principal.getName());
        } else {
            log.record(event, DeniedAccessLog.CallerKind.GUEST, request.getRemoteAddr());
        }
    }

    private record Denied(int status, String address) {}

    /** Reports the status once, before any part of the response is sent. */
    private static final class ObservedResponse extends OnCommittedResponseWrapper {
        private final IntConsumer listener;
        private boolean reported;

        ObservedResponse(HttpServletResponse response, IntConsumer listener) {
            super(response);
            this.listener = listener;
        }

        @Override
        protected void onResponseCommitted() {
            if (!reported) {
                reported = true;
                listener.accept(getStatus());
            }
        }
    }
}
