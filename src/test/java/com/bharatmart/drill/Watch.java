package com.bharatmart.drill;

import com.bharatmart.cluster.Balancer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Writes down ten times a second whom the balancer sends requests to. */
final class Watch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    private Watch() {}

    static Watch over(Balancer balancer, Timeline timeline) {
        var watch = new Watch();
        watch.executor.scheduleWithFixedDelay(
                () -> timeline.look(System.nanoTime(), balancer.states()),
                0,
                INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void close() {
        executor.close();
    }
}
