package com.bharatmart.platform.limit;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * The answer of a limit to one request.
 *
 * @param remaining tokens that are left
 * @param reset time until the limit is full again
 * @param retryAfter time until the next token; zero if this request is allowed
 */
record RateLimitResult(RateLimit limit, long remaining, Duration reset, Duration retryAfter) {

    static RateLimitResult allowed(RateLimit limit, long remaining, Duration reset) {
        return new RateLimitResult(limit, remaining, reset, Duration.ZERO);
    }

    static RateLimitResult exceeded(RateLimit limit, Duration retryAfter) {
        return new RateLimitResult(limit, 0, retryAfter, retryAfter.isZero() ? Duration.ofNanos(1) : retryAfter);
    }

    boolean isAllowed() {
        return retryAfter.isZero();
    }

    /** The headers of draft-ietf-httpapi-ratelimit-headers; the values of several limits form a list. */
    void writeHeaders(HttpServletResponse response) {
        response.addHeader("RateLimit-Policy", policy());
        response.addHeader("RateLimit", state());
        if (!isAllowed()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(retryAfter)));
        }
    }

    String policy() {
        return '"' + limit.name() + "\";q=" + limit.rate().tokens() + ";w="
                + limit.rate().period().toSeconds();
    }

    String state() {
        return '"' + limit.name() + "\";r=" + remaining + ";t=" + seconds(reset);
    }

    /** Rounded up: a client that waits this long has waited long enough. */
    static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
