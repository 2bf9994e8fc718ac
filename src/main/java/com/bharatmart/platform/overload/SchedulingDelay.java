package com.bharatmart.platform.overload;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Measures how late threads run that are ready to run. The delay shows whether this processor is overloaded, whatever the
 * requests are and whatever else runs on this machine.
 */
@Component
class SchedulingDelay implements SmartLifecycle {

    private static final Duration SAMPLE_TIME = Duration.ofMillis(10);

    /** The delay is the median of this many samples, so that a single garbage collection does not count. */
    private static final int SAMPLES = 11;

    private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Thread thread;

    /** Calls the listener about nine times a second. It must not block. */
    void onMeasurement(Consumer<Duration> listener) {
        listeners.add(listener);
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("scheduling-delay").start(this::measure);
    }

    private void measure() {
        var late = new long[SAMPLES];
        try {
            while (true) {
                for (var n = 0; n < SAMPLES; n++) {
                    var start = System.nanoTime();
                    Thread.sleep(SAMPLE_TIME);
                    late[n] = System.nanoTime() - start - SAMPLE_TIME.toNanos();
                }
                Arrays.sort(late);
                var median = Duration.ofNanos(late[SAMPLES / 2]);
                listeners.forEach(listener -> listener.accept(median));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
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
