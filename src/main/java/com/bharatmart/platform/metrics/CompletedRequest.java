package com.bharatmart.platform.metrics;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer has been sent.
 *
 * @param method of HTTP, or {@code OTHER}
 * @param route the template of its path, or {@code unknown}
 * @param status of the answer
 * @param problem the code of the problem that was answered, null if none was
 * @param duration from its first line to the last byte of its answer
 */
public record CompletedRequest(
        String method, String route, int status, @Nullable String problem, Duration duration) {

    public boolean isFailed() {
        return status >= 400;
    }
}
