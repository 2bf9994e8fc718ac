package com.bharatmart.platform.dependency;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Checks a dependency of this process over and over. There is one monitor for each dependency, and all others ask it
 * instead of finding out by themselves. Requests fail fast while the dependency {@link #isAway is away}, which is after two
 * failures in a row and until the first answer. The health of this instance follows {@link #isUp}, which goes by time.
 *
 * <p>The checks run on a platform thread. A virtual thread would wait for its turn behind the requests when there are too
 * many, and the dependency would look slow because this instance is.
 */
public abstract class DependencyMonitor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DependencyMonitor.class);

    private static final int MAX_FAILURES = 2;

    private final String name;
    private final Duration interval;
    private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstCheck = new CountDownLatch(1);
    private volatile CheckHistory history = CheckHistory.EMPTY;
    private volatile @Nullable Thread thread;

    /** @param interval between the end of a check and the start of the next one */
    protected DependencyMonitor(String name, Duration interval) {
        this.name = name;
        this.interval = interval;
    }

    public String name() {
        return name;
    }

    /** Whether a request that needs the dependency should fail at once. False before the first check has ended. */
    public boolean isAway() {
        return history.failures() >= MAX_FAILURES;
    }

    /** Whether the dependency has answered, and is not {@link #isAway away}. */
    public boolean isAvailable() {
        var known = history;
        return known.answered() && known.failures() < MAX_FAILURES;
    }

    /** Whether the dependency has answered, and no check since then has gone without an answer for this long. */
    public boolean isUp(Duration timeout) {
        return history.isUp(timeout);
    }

    /** How long the last check took, or how long the current one has been running once that is more than the timeout. */
    public Duration latency(Duration timeout) {
        return history.latency(timeout);
    }

    /**
     * Calls the listener after each answer, with the time that the answer took. The listener runs on the thread of the
     * monitor. If it throws an exception, the check counts as failed.
     */
    public void onAnswer(Consumer<Duration> listener) {
        listeners.add(listener);
    }

    /** Waits until the first check has ended, but not longer than the timeout. */
    public void awaitFirstCheck(Duration timeout) throws InterruptedException {
        var _ = firstCheck.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Returns if the dependency works. Must not take much longer than a second.
     *
     * @throws Exception if the dependency does not work; logged, never shown to clients
     */
    protected abstract void check() throws Exception;

    /** Releases what the monitor keeps between two checks. */
    protected void close() {}

    /** Does nothing if the checks have been started. */
    @Override
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        thread = Thread.ofPlatform().daemon().name("monitor-" + name).start(this::run);
    }

    private void run() {
        try {
            while (true) {
                checkOnce();
                firstCheck.countDown();
                Thread.sleep(interval);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void checkOnce() throws InterruptedException {
        var started = history.start(System.nanoTime());
        history = started;
        try {
            check();
            var latency = started.elapsed();
            listeners.forEach(listener -> listener.accept(latency));
            if (isAway()) {
                log.info("Dependency {} is available again", name);
            }
            history = started.succeed(latency);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            history = started.fail();
            if (history.failures() == MAX_FAILURES) {
                log.warn(
                        "Dependency {} is unavailable: {}",
                        name,
                        NestedExceptionUtils.getMostSpecificCause(e).toString());
            }
        }
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    /** Starts before the first request and stops after the last one. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
