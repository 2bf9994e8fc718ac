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
 * How late threads run that want to: it says whether this processor has more to do than it can, whatever the requests are
 * and whoever else works on this machine.
 */
@Component
class SchedulingDelay implements SmartLifecycle {

    private static final Duration TICK = Duration.ofMillis(10);

    /** The middle one of so many decides, so that one pause of the collector does not. */
    private static final int TICKS = 11;

    private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Thread clock;

    /** Is told about nine times a second, and must not wait for anything. */
    void onTick(Consumer<Duration> listener) {
        listeners.add(listener);
    }

    @Override
    public void start() {
        clock = Thread.ofVirtual().name("scheduling-delay").start(this::measure);
    }

    private void measure() {
        var late = new long[TICKS];
        try {
            while (true) {
                for (var n = 0; n < TICKS; n++) {
                    var start = System.nanoTime();
                    Thread.sleep(TICK);
                    late[n] = System.nanoTime() - start - TICK.toNanos();
                }
                Arrays.sort(late);
                var middle = Duration.ofNanos(late[TICKS / 2]);
                listeners.forEach(listener -> listener.accept(middle));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var running = clock;
        if (running != null) {
            running.interrupt();
        }
        clock = null;
    }

    /** From before the first request until after the last one. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
