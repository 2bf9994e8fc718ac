package com.bharatmart.platform.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** The limit of reads of one client address, for a response that is sent before {@link RateLimitFilter} sees the request. */
public final class ReadRateLimit {

    private final RequestRateLimiter limiter;
    private final @Nullable RateLimit reads;

    /** @param reads null if nothing is limited */
    ReadRateLimit(RequestRateLimiter limiter, @Nullable RateLimit reads) {
        this.limiter = limiter;
        this.reads = reads;
    }

    /**
     * Counts the request and adds the headers of the limit, if it is allowed. Otherwise does neither: the caller passes the
     * request on, and {@link RateLimitFilter} rejects it.
     */
    public boolean allows(HttpServletRequest request, HttpServletResponse response) {
        if (reads == null) {
            return true;
        }
        var result = limiter.read(reads.key(ClientNetwork.of(request.getRemoteAddr())));
        if (result.isAllowed()) {
            result.writeHeaders(response);
        }
        return result.isAllowed();
    }
}
