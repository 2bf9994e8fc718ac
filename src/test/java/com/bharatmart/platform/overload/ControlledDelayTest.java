package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ControlledDelayTest {

    private static final Duration MOST = Duration.ofMillis(300);

    private final AtomicLong now = new AtomicLong(-1);
    private final ControlledDelay patience = new ControlledDelay(now::get);

    @Test
    void aQueueThatComesAndGoesIsWorthTheWholeWait() {
        later(99);
        assertThat(patience.of(MOST)).isEqualTo(MOST);

        patience.nobodyWaits();
        later(99);
        assertThat(patience.of(MOST)).isEqualTo(MOST);
    }

    @Test
    void aQueueThatStaysIsNot() {
        later(101);

        assertThat(patience.of(MOST)).isEqualTo(Duration.ofMillis(20));

        patience.nobodyWaits();
        assertThat(patience.of(MOST)).isEqualTo(MOST);
    }

    private void later(long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
