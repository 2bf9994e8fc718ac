package com.bharatmart.platform.health;

import com.bharatmart.platform.health.CheckResult.Status;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Runs one check over and over. On a thread of the operating system, not a virtual one: those queue up behind the
 * requests when there is too much to do, and the check would call the database slow because this instance is.
 */
class Probe {

    private static final Logger log = LoggerFactory.getLogger(Probe.class);

    private final HealthCheck check;
    private final HealthProperties properties;
    private final CountDownLatch firstResult = new CountDownLatch(1);
    private final Thread thread;
    private volatile State state = new State(null, System.nanoTime());

    Probe(HealthCheck check, HealthProperties properties) {
        this.check = check;
        this.properties = properties;
        this.thread =
                Thread.ofPlatform().name("health-" + check.name()).daemon().unstarted(this::repeat);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    /** Waits for the first result, no longer than the check may take. */
    void awaitFirst() throws InterruptedException {
        var _ = firstResult.await(properties.timeout().toNanos(), TimeUnit.NANOSECONDS);
    }

    String name() {
        return check.name();
    }

    boolean isVital() {
        return check.isVital();
    }

    /** The last result, or a failure if the next one is overdue. */
    CheckResult result() {
        var now = state;
        var elapsed = Duration.ofNanos(System.nanoTime() - now.since());
        var overdue = now.isRunning() && elapsed.compareTo(properties.timeout()) > 0;
        return overdue || now.last() == null ? CheckResult.of(Status.DOWN, elapsed) : now.last();
    }

    private void repeat() {
        try {
            while (!Thread.interrupted()) {
                runOnce();
                firstResult.countDown();
                Thread.sleep(properties.interval());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() throws InterruptedException {
        var before = state.last();
        var started = System.nanoTime();
        state = new State(before, started);
        var status = Status.UP;
        try {
            check.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            status = Status.DOWN;
            if (before == null || before.isUp()) {
                log.warn(
                        "Health check {} has failed: {}",
                        check.name(),
                        NestedExceptionUtils.getMostSpecificCause(e).toString());
            }
        }
        var result = CheckResult.of(status, Duration.ofNanos(System.nanoTime() - started));
        if (result.isUp() && before != null && !before.isUp()) {
            log.info("Health check {} succeeds again, in {} ms", check.name(), result.latencyMs());
        }
        state = new State(result, 0);
    }

    /**
     * How far the check is.
     *
     * @param last null before the first result
     * @param since when the check that is running has begun, by the clock that only runs forward; 0 if none is
     */
    private record State(@Nullable CheckResult last, long since) {
        boolean isRunning() {
            return since != 0;
        }
    }
}
