package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The part of the heap that is for work which needs much of it at once. Each kind of such work has a share with a limit of
 * its own and takes permits before it allocates. Some have theirs reserved. The limits of the others together exceed what
 * is left: not all kinds are at their limit at the same time, and if they are, the last request waits or is answered 503.
 * The heap is never the place where that is found out.
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
        return measured(kind, new Share(most, kilobytes));
    }

    private Share measured(String kind, Share share) {
        Gauge.builder("memory.working.used", share, Share::used)
                .tag("kind", kind)
                .baseUnit("bytes")
                .description("Heap that this kind of work has permits for")
                .register(metrics);
        return share;
    }

    /**
     * A share that is taken out of the whole for good, so that this kind of work waits for nothing but itself: what needs
     * much in one piece would find it free by chance only, among others that need little and come often.
     *
     * @param most bytes that this kind of work has at the same time
     */
    public Share reservedShare(String kind, DataSize most) {
        reserve(kind, most);
        return measured(kind, new Share(most, null));
    }

    /**
     * Takes memory out of the whole for good, for work that counts by itself how much of it there is at the same time.
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
    public static final class Share {
        private final int limit;
        private final Semaphore own;
        private final @Nullable Semaphore whole;

        /** @param whole null if the share is no part of it any more */
        private Share(DataSize most, @Nullable Semaphore whole) {
            this.limit = permits(most.toBytes());
            this.own = new Semaphore(limit);
            this.whole = whole;
        }

        /**
         * Takes memory, or waits for it without keeping a place among the requests at work.
         *
         * @param wait the longest wait, for its own share and for that of all together
         * @return whether it was there in time; if so, {@link #release} gives it back
         */
        public boolean tryAcquire(long bytes, Duration wait) {
            var count = permits(bytes);
            var start = System.nanoTime();
            if (!PermitWait.acquire(own, count, wait)) {
                return false;
            }
            if (whole != null && !PermitWait.acquire(whole, count, wait.minusNanos(System.nanoTime() - start))) {
                own.release(count);
                return false;
            }
            return true;
        }

        /** Gives back as much as was taken. */
        public void release(long bytes) {
            if (whole != null) {
                whole.release(permits(bytes));
            }
            own.release(permits(bytes));
        }

        private double used() {
            return (double) KILOBYTE * (limit - own.availablePermits());
        }
    }
}
