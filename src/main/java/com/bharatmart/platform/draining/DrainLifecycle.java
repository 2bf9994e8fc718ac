package com.bharatmart.platform.draining;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The time between the signal to go and the end of new connections. {@code /api/health} says DRAINING at once, jobs
 * begin nothing new, requests are served as ever; their answers close their connections, so that no client is left with
 * one that ends while it sends the next. Spring Boot's graceful shutdown, which refuses new connections, comes after.
 */
@Component
public class DrainLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DrainLifecycle.class);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

    private final DrainProperties properties;
    private final InFlightRequestsValve requests;
    private final CountDownLatch hurried = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean draining;

    DrainLifecycle(DrainProperties properties, InFlightRequestsValve requests) {
        this.properties = properties;
        this.requests = requests;
    }

    /** Whether this instance is leaving: time to begin nothing that takes long. */
    public boolean isDraining() {
        return draining;
    }

    /** Ends the wait; what runs is still finished. */
    void hurry() {
        log.info("Told a second time to go: not waiting for the load balancer any longer");
        hurried.countDown();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Comes before anything is stopped. */
    @EventListener(ContextClosedEvent.class)
    void begin() {
        draining = true;
        requests.closeConnections();
    }

    /** Returns when the period is over. */
    @Override
    public void stop() {
        var end = System.nanoTime() + properties.period().toNanos();
        try {
            var left = properties.period();
            while (left.isPositive()) {
                log.info(
                        "Draining: serving for another {} s, {} requests running",
                        left.toSeconds(),
                        requests.running());
                if (hurried.await(Math.min(left.toNanos(), BETWEEN_REPORTS.toNanos()), TimeUnit.NANOSECONDS)) {
                    break;
                }
                left = Duration.ofNanos(end - System.nanoTime());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        log.info("Drained: no new connections from now on, {} requests running", requests.running());
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to be stopped, while everything that requests need still runs. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
