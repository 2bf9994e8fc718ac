package com.bharatmart.platform.dependency;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the checks of a dependency have found so far. Times are of {@link System#nanoTime}.
 *
 * @param failures checks in a row that have failed
 * @param lastLatency how long the last check took, null before the first one has ended
 * @param runningSince start of the check that is running, null if none is
 * @param unansweredSince start of the first check after the last answer, null if the last check was answered
 * @param answered whether any check was answered
 */
record CheckHistory(
        int failures,
        @Nullable Duration lastLatency,
        @Nullable Long runningSince,
        @Nullable Long unansweredSince,
        boolean answered) {

    static final CheckHistory EMPTY = new CheckHistory(0, null, null, null, false);

    CheckHistory start(long now) {
        return new CheckHistory(failures, lastLatency, now, unansweredSince == null ? now : unansweredSince, answered);
    }

    CheckHistory succeed(Duration latency) {
        return new CheckHistory(0, latency, null, null, true);
    }

    CheckHistory fail() {
        return new CheckHistory(failures + 1, elapsed(), null, unansweredSince, answered);
    }

    /** How long the check that is running has taken. */
    Duration elapsed() {
        return since(runningSince);
    }

    boolean isUp(Duration timeout) {
        return answered && since(unansweredSince).compareTo(timeout) <= 0;
    }

    Duration latency(Duration timeout) {
        var elapsed = elapsed();
        return lastLatency == null || elapsed.compareTo(timeout) > 0 ? elapsed : lastLatency;
    }

    private static Duration since(@Nullable Long start) {
        return start == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
    }
}
