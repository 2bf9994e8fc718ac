package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The part of the heap that is for work which needs much of it at once. Each kind of such work has a share with a limit of
 * its own and takes permits before it allocates. The limits together exceed the whole: not all kinds are at their limit at
 * the same time, and if they are, the last request waits or is answered 503. The heap is never the place where that is
 * found out.
 */
@Component
public class WorkingMemory {

    private static final int KILOBYTE = 1024;

    private final Semaphore kilobytes;
    private final long size;
    private final MeterRegistry metrics;

    /** Throws {@link IllegalStateException} if the heap is smaller than what is configured. */
    public WorkingMemory(MemoryProperties properties, MeterRegistry metrics) {
        var needed = properties.resident().toBytes() + properties.working().toBytes();
        var heap = Runtime.getRuntime().maxMemory();
        if (needed > heap) {
            throw new IllegalStateException(
                    "bharatmart.memory needs %d MB of heap (resident and working), and -Xmx gives %d MB"
                            .formatted(needed >> 20, heap >> 20));
        }
        this.size = properties.working().toBytes();
        this.kilobytes = new Semaphore(permits(size));
        this.metrics = metrics;
    }

    /**
     * A share for one kind of work.
     *
     * @param kind for metrics, for example {@code decoding}
     * @param most bytes that this kind of work has at the same time
     */
    public Share share(String kind, DataSize most) {
        if (most.toBytes() > size) {
            throw new IllegalStateException(
                    "%s may have %s, which is more than bharatmart.memory.working".formatted(kind, most));
        }
        var share = new Share(most);
        Gauge.builder("memory.working.used", share, Share::used)
                .tag("kind", kind)
                .baseUnit("bytes")
                .description("Heap that this kind of work has permits for")
                .register(metrics);
        return share;
    }

    /**
     * A share that is taken out of the whole for good, so that other kinds of work never have to be waited for.
     *
     * @param most bytes that this kind of work has at the same time
     */
    public void reserve(String kind, DataSize most) {
        if (!kilobytes.tryAcquire(permits(most.toBytes()))) {
            throw new IllegalStateException(
                    "%s needs %s, for which bharatmart.memory.working has no room".formatted(kind, most));
        }
    }

    private static int permits(long bytes) {
        return Math.toIntExact(Math.ceilDiv(bytes, KILOBYTE));
    }

    /** What one kind of work may have of the working memory. */
    public final class Share {
        private final int limit;
        private final Semaphore own;

        private Share(DataSize most) {
            this.limit = permits(most.toBytes());
            this.own = new Semaphore(limit);
        }

        /**
         * Takes memory, or waits for it without keeping a place among the requests at work.
         *
         * @return whether it was there in time; if so, {@link #release} gives it back
         */
        public boolean tryAcquire(long bytes, Duration wait) {
            var count = permits(bytes);
            if (!Waiting.acquire(own, count, wait)) {
                return false;
            }
            if (!Waiting.acquire(kilobytes, count, wait)) {
                own.release(count);
                return false;
            }
            return true;
        }

        /** Gives back as much as was taken. */
        public void release(long bytes) {
            kilobytes.release(permits(bytes));
            own.release(permits(bytes));
        }

        private double used() {
            return (double) KILOBYTE * (limit - own.availablePermits());
        }
    }
}
