package com.bharatmart.platform.dependency;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Something outside of this process, asked the same small question again and again. It is away once it has not answered
 * twice in a row, and back with its first answer; in between nobody else has to find that out for himself. It is asked
 * on a thread of the operating system: a virtual one would wait its turn behind the requests.
 */
public abstract class DependencyMonitor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DependencyMonitor.class);

    private static final int FAILURES = 2;

    private final String name;
    private final Duration interval;
    private final List<Consumer<Duration>> onAnswer = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile @Nullable Thread asking;

    DependencyMonitor(String name, Duration interval, MeterRegistry metrics) {
        this.name = name;
        this.interval = interval;
        Gauge.builder("dependency.away", this, dependency -> dependency.away ? 1 : 0)
                .description("1 while nobody waits for this because it does not answer")
                .tag("dependency", name)
                .register(metrics);
    }

    /** Whether there is no use in asking it for anything. */
    public boolean isAway() {
        return away;
    }

    /** Calls back with the time that each answer has taken. */
    public void onAnswer(Consumer<Duration> listener) {
        onAnswer.add(listener);
    }

    /** Asks, and returns with the answer within a second or so, or throws. */
    abstract void ask() throws Exception;

    /** Lets go of what is kept between two questions. */
    void forget() {}

    @Override
    public void start() {
        asking = Thread.ofPlatform().daemon().name("probe-" + name).start(this::askAgainAndAgain);
    }

    private void askAgainAndAgain() {
        var failures = 0;
        try {
            while (true) {
                var start = System.nanoTime();
                try {
                    ask();
                    var time = Duration.ofNanos(System.nanoTime() - start);
                    failures = 0;
                    isBack();
                    onAnswer.forEach(listener -> listener.accept(time));
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    failures++;
                    if (failures >= FAILURES) {
                        isGone(e);
                    }
                }
                Thread.sleep(interval);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            forget();
        }
    }

    private void isBack() {
        if (away) {
            away = false;
            log.info("The {} is back", name);
        }
    }

    private void isGone(Exception why) {
        if (!away) {
            away = true;
            log.warn("The {} is away: {}", name, why.toString());
        }
    }

    @Override
    public void stop() {
        var running = asking;
        if (running != null) {
            running.interrupt();
        }
        asking = null;
    }

    /** From before the first request until after the last one. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return asking != null;
    }
}
