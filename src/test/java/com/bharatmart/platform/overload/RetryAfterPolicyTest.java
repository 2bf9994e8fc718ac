package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryAfterPolicyTest {

    private static final int MANY = 1_000;

    private final AtomicLong now = new AtomicLong(-1);
    private final RetryAfterPolicy policy = new RetryAfterPolicy(now::get);

    @Test
    void isShortForFewRejections() {
        assertUpperBound(3);
    }

    @Test
    void doublesWhileManyAreRejected() {
        assertUpperBound(3);
        assertUpperBound(6);
        assertUpperBound(12);
        assertUpperBound(24);
        assertUpperBound(30);
        assertUpperBound(30);
    }

    @Test
    void staysShortIfAsManyAreServed() {
        served(MANY / 2);
        assertUpperBound(3);
        assertUpperBound(3);
    }

    @Test
    void halvesOnceMostAreServed() {
        doublesWhileManyAreRejected();

        served(MANY + 1);
        assertUpperBound(30);
        assertUpperBound(15);
    }

    @Test
    void isShortAgainAfterTheOverload() {
        doublesWhileManyAreRejected();

        now.addAndGet(Duration.ofSeconds(31).toNanos());

        assertUpperBound(3);
    }

    /** All rejections of this second, up to the upper bound and including it. */
    private void assertUpperBound(int seconds) {
        var delays = IntStream.range(0, MANY)
                .map(_ -> policy.recordRejected())
                .boxed()
                .toList();
        assertThat(delays)
                .isSubsetOf(IntStream.rangeClosed(1, seconds).boxed().toList())
                .contains(1, seconds);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    private void served(int count) {
        IntStream.range(0, count).forEach(_ -> policy.recordServed());
    }
}
