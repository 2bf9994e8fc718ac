package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryAfterPolicyTest {

    private static final int MANY = 1_000;

    private final AtomicLong now = new AtomicLong(-1);
    private final RetryAfterPolicy backoff = new RetryAfterPolicy(now::get);

    @Test
    void aFewComeBackSoon() {
        assertThatAllComeWithin(3);
    }

    @Test
    void aCrowdComesBackLaterAndLater() {
        assertThatAllComeWithin(3);
        assertThatAllComeWithin(6);
        assertThatAllComeWithin(12);
        assertThatAllComeWithin(24);
        assertThatAllComeWithin(30);
        assertThatAllComeWithin(30);
    }

    @Test
    void asManyAsAreServedMakeNoCrowd() {
        served(MANY / 2);
        assertThatAllComeWithin(3);
        assertThatAllComeWithin(3);
    }

    @Test
    void aCrowdThatIsServedComesBackSooner() {
        aCrowdComesBackLaterAndLater();

        served(MANY + 1);
        assertThatAllComeWithin(30);
        assertThatAllComeWithin(15);
    }

    @Test
    void aRushThatIsOverIsForgotten() {
        aCrowdComesBackLaterAndLater();

        now.addAndGet(Duration.ofSeconds(31).toNanos());

        assertThatAllComeWithin(3);
    }

    /** All who are turned away in this second, and some of them as late as that. */
    private void assertThatAllComeWithin(int seconds) {
        var told = IntStream.range(0, MANY).map(_ -> backoff.refused()).boxed().toList();
        assertThat(told)
                .isSubsetOf(IntStream.rangeClosed(1, seconds).boxed().toList())
                .contains(1, seconds);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    private void served(int count) {
        IntStream.range(0, count).forEach(_ -> backoff.served());
    }
}
