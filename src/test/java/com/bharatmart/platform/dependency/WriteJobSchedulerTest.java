package com.bharatmart.platform.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.platform.database.ClockOffset;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

class WriteJobSchedulerTest {

    private static final Duration OFTEN = Duration.ofMillis(1);

    private final AtomicBoolean writable = new AtomicBoolean();
    private final DatabaseMonitor database =
            new DatabaseMonitor(new DependencyProperties(OFTEN), new ClockOffset(Clock.systemUTC())) {
                @Override
                public boolean isWritable() {
                    return writable.get();
                }
            };
    private final SimpleAsyncTaskScheduler threads = new SimpleAsyncTaskScheduler();
    private final WriteJobScheduler scheduler = new WriteJobScheduler(threads, database);

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void skipsRunsWhileTheDatabaseAcceptsNoWrites() {
        var runs = new AtomicInteger();
        var others = new AtomicInteger();
        var _ = scheduler.scheduleWithFixedDelay(runs::incrementAndGet, OFTEN);
        var _ = threads.scheduleWithFixedDelay(others::incrementAndGet, OFTEN);

        await().until(() -> others.get() > 20);
        assertThat(runs).hasValue(0);

        writable.set(true);
        await().until(() -> runs.get() > 1);
    }
}
