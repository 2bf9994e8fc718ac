package com.bharatmart.platform.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DependencyMonitorTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger checks = new AtomicInteger();
    private volatile CountDownLatch hang = new CountDownLatch(0);

    private final DependencyMonitor monitor = new DependencyMonitor("test", Duration.ofMillis(1)) {
        @Override
        protected void check() throws Exception {
            hang.await();
            checks.incrementAndGet();
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOException("no answer");
            }
        }
    };

    @AfterEach
    void stop() {
        hang.countDown();
        monitor.stop();
    }

    @Test
    void isNotUpBeforeTheFirstAnswer() throws InterruptedException {
        assertThat(monitor.isUp(LONG)).isFalse();
        assertThat(monitor.isAway()).isFalse();

        start();

        assertThat(monitor.isUp(LONG)).isTrue();
    }

    @Test
    void isAwayAfterTwoFailuresInARowAndUpForTheTimeout() throws InterruptedException {
        start();
        failures.set(Integer.MAX_VALUE);

        await().until(monitor::isAway);
        assertThat(monitor.isUp(LONG)).isTrue();
        await().until(() -> !monitor.isUp(SHORT));

        failures.set(0);
        await().until(() -> monitor.isUp(SHORT) && !monitor.isAway());
    }

    @Test
    void isDownWhileACheckHangs() throws InterruptedException {
        start();
        hang = new CountDownLatch(1);

        await().until(() -> !monitor.isUp(SHORT));
        assertThat(monitor.latency(SHORT)).isGreaterThan(SHORT);
        assertThat(monitor.isAway()).isFalse();

        hang.countDown();
        await().until(() -> monitor.isUp(SHORT));
    }

    @Test
    void aFailedListenerFailsTheCheck() throws InterruptedException {
        monitor.onAnswer(_ -> {
            throw new IllegalStateException("refused");
        });
        start();

        await().until(monitor::isAway);
        assertThat(checks.get()).isGreaterThan(1);
        assertThat(monitor.isUp(LONG)).isFalse();
    }

    private void start() throws InterruptedException {
        monitor.start();
        monitor.awaitFirstCheck(LONG);
    }
}
