package com.bharatmart.platform.limit;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * What a limit says to one request.
 *
 * @param remaining how many more it allows now
 * @param reset until it is whole again
 * @param pause until it allows the next one; zero if this one is allowed
 */
record RateLimitResult(RateLimit limit, long remaining, Duration reset, Duration pause) {

    static RateLimitResult refused(RateLimit limit, Duration pause) {
        return new RateLimitResult(limit, 0, pause, pause.isZero() ? Duration.ofNanos(1) : pause);
    }

    boolean isAllowed() {
        return pause.isZero();
    }

    /** As draft-ietf-httpapi-ratelimit-headers has it; another limit's values join these as a list. */
    void tell(HttpServletResponse response) {
        response.addHeader("RateLimit-Policy", policy());
        response.addHeader("RateLimit", state());
        if (!isAllowed()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(pause)));
        }
    }

    String policy() {
        return "\"%s\";q=%d;w=%d"
                .formatted(
                        limit.name(),
                        limit.rate().tokens(),
                        limit.rate().period().toSeconds());
    }

    String state() {
        return "\"%s\";r=%d;t=%d".formatted(limit.name(), remaining, seconds(reset));
    }

    /** Rounded up, so that who waits so long has waited long enough. */
    static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
