package com.bharatmart.payment.razorpay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How the last attempts to call Razorpay ended. */
final class RecentOutcomes {

    private static final int MAX_FAILURES = 2;

    private final Clock clock;
    private final AtomicReference<@Nullable Last> last = new AtomicReference<>();

    RecentOutcomes(Clock clock) {
        this.clock = clock;
    }

    void add(CallOutcome outcome) {
        var now = clock.instant();
        last.updateAndGet(before -> {
            if (!outcome.isFailure()) {
                return new Last(now, outcome, 0);
            }
            return new Last(now, outcome, before == null ? MAX_FAILURES : before.failures + 1);
        });
    }

    boolean isEmpty() {
        return last.get() == null;
    }

    boolean hasFailedLast() {
        var known = last.get();
        return known != null && known.failures > 0;
    }

    /** Whether the last two attempts failed, or the only one. */
    boolean isFailing() {
        var known = last.get();
        return known != null && known.failures >= MAX_FAILURES;
    }

    /** For logs. */
    String lastText() {
        var known = last.get();
        return known == null ? "none" : known.outcome.text();
    }

    boolean isOlderThan(Duration age) {
        var known = last.get();
        return known == null || !known.at.plus(age).isAfter(clock.instant());
    }

    /** @param failures since the last success */
    private record Last(Instant at, CallOutcome outcome, int failures) {}
}
