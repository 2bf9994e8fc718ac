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

/** Sees to it that a refused administrative request is written down before its answer leaves, whoever refused it. */
final class DeniedRequestsFilter extends OncePerRequestFilter {

    private static final String ADMIN = "/api/v1/admin/";
    private static final int LONGEST_PATH = 300;

    private final DeniedAccessLog attempts;

    DeniedRequestsFilter(DeniedAccessLog attempts) {
        this.attempts = attempts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(ADMIN);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var watched = new WatchedResponse(response, status -> recordIfDenied(request, status));
        chain.doFilter(request, watched);
        watched.onResponseCommitted();
    }

    private void recordIfDenied(HttpServletRequest request, int status) {
        if (status != HttpStatus.UNAUTHORIZED.value() && status != HttpStatus.FORBIDDEN.value()) {
            return;
        }
        var path = request.getRequestURI();
        var event = new AuditEvent(
                "request.denied",
                "route",
                request.getMethod() + ' ' + path.substring(0, Math.min(path.length(), LONGEST_PATH)),
                null,
                new Denied(status, request.getRemoteAddr()));
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof ShopPrincipal principal) {
            attempts.record(event, DeniedAccessLog.By.ACCOUNT, principal.getName());
        } else {
            attempts.record(event, DeniedAccessLog.By.GUEST, request.getRemoteAddr());
        }
    }

    private record Denied(int status, String address) {}

    /** Tells the status once, before anything of the answer is sent. */
    private static final class WatchedResponse extends OnCommittedResponseWrapper {
        private final IntConsumer listener;
        private boolean told;

        WatchedResponse(HttpServletResponse response, IntConsumer listener) {
            super(response);
            this.listener = listener;
        }

        @Override
        protected void onResponseCommitted() {
            if (!told) {
                told = true;
                listener.accept(getStatus());
            }
        }
    }
}
