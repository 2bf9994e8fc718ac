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
 * The drain period between SIGTERM and the shutdown of the web server. {@code /api/health} returns DRAINING at once and jobs
 * start nothing new, but requests are served as before. Each response closes its connection, so that no client sends its
 * next request on a connection that is about to end. Spring Boot's graceful shutdown, which rejects new connections, follows.
 */
@Component
public class DrainLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DrainLifecycle.class);
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(5);

    private final DrainProperties properties;
    private final InFlightRequestsValve requests;
    private final CountDownLatch skipped = new CountDownLatch(1);
    private volatile boolean running;
    private volatile boolean draining;

    DrainLifecycle(DrainProperties properties, InFlightRequestsValve requests) {
        this.properties = properties;
        this.requests = requests;
    }

    /** Whether this instance is about to stop, so that it should start no long work. */
    public boolean isDraining() {
        return draining;
    }

    /** Ends the drain period. Running requests are still finished. */
    void skipWait() {
        log.info("Second signal to stop: not waiting for the load balancer any longer");
        skipped.countDown();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Runs before any bean is stopped. */
    @EventListener(ContextClosedEvent.class)
    void begin() {
        draining = true;
        requests.closeConnections();
    }

    /** Blocks until the drain period is over. */
    @Override
    public void stop() {
        var end = System.nanoTime() + properties.period().toNanos();
        try {
            var left = properties.period();
            while (left.isPositive()) {
                log.info(
                        "Draining: serving for another {} s, {} requests in flight",
                        left.toSeconds(),
                        requests.inFlight());
                if (skipped.await(Math.min(left.toNanos(), REPORT_INTERVAL.toNanos()), TimeUnit.NANOSECONDS)) {
                    break;
                }
                left = Duration.ofNanos(end - System.nanoTime());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        log.info("Drained: no new connections from now on, {} requests in flight", requests.inFlight());
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops first, while everything that requests need still runs. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
