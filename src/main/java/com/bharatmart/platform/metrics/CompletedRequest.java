package com.bharatmart.platform.metrics;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request whose response has been sent.
 *
 * @param method the HTTP method, or {@code OTHER}
 * @param route the template of its path, or {@code unknown}
 * @param status the HTTP status of the response
 * @param problem the code of the problem in the response, null if there is none
 * @param duration from the request line to the last byte of the response
 */
public record CompletedRequest(
        String method, String route, int status, @Nullable String problem, Duration duration) {

    public boolean isFailed() {
        return status >= 400;
    }
}
