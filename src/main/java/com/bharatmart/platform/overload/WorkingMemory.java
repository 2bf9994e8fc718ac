package com.bharatmart.platform.overload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The part of the heap for work that needs much memory at once. Each kind of such work has a share with its own limit and
 * takes permits before it allocates. Some shares are reserved. The limits of the others together exceed what is left: not
 * all kinds are at their limit at the same time, and if they are, the last request waits or gets a 503. So an
 * {@link OutOfMemoryError} never limits that work.
 */
@Component
public class WorkingMemory {

    private static final int KILOBYTE = 1024;

    private final Semaphore kilobytes;
    private final long size;
    private final MeterRegistry metrics;

    /** Throws {@link IllegalStateException} if the heap is smaller than the configured budget. */
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
     * Creates the share of one kind of work.
     *
     * @param kind for metrics, for example {@code decoding}
     * @param limit for all work of this kind at the same time
     */
    public Share share(String kind, DataSize limit) {
        if (limit.toBytes() > size) {
            throw new IllegalStateException(
                    "the limit of %s, %s, is more than bharatmart.memory.working".formatted(kind, limit));
        }
        return withMetrics(kind, new Share(limit, kilobytes));
    }

    private Share withMetrics(String kind, Share share) {
        Gauge.builder("memory.working.used", share, Share::used)
                .tag("kind", kind)
                .baseUnit("bytes")
                .description("Heap that this kind of work has permits for")
                .register(metrics);
        return share;
    }

    /**
     * Creates a share that is reserved, so that this kind of work waits only for its own kind. Work that needs a large amount
     * at once would rarely find it free among frequent work that needs little.
     *
     * @param limit for all work of this kind at the same time
     */
    public Share reservedShare(String kind, DataSize limit) {
        reserve(kind, limit);
        return withMetrics(kind, new Share(limit, null));
    }

    /**
     * Reserves memory permanently for work that has its own limit.
     *
     * @param limit for all work of this kind at the same time
     */
    public void reserve(String kind, DataSize limit) {
        if (!kilobytes.tryAcquire(permits(limit.toBytes()))) {
            throw new IllegalStateException(
                    "%s needs %s, which bharatmart.memory.working does not have left".formatted(kind, limit));
        }
    }

    private static int permits(long bytes) {
        return Math.toIntExact(Math.ceilDiv(bytes, KILOBYTE));
    }

    /** The working memory of one kind of work. */
    public static final class Share {
        private final int total;
        private final Semaphore own;
        private final @Nullable Semaphore whole;

        /** @param whole null if the share is reserved */
        private Share(DataSize limit, @Nullable Semaphore whole) {
            this.total = permits(limit.toBytes());
            this.own = new Semaphore(total);
            this.whole = whole;
        }

        /**
         * Takes memory, or waits for it with the permit of the request released.
         *
         * @param wait the longest wait, for this share and for the whole together
         * @return whether there was enough memory in time; if so, {@link #release} returns it
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

        /** Returns as much as was taken. */
        public void release(long bytes) {
            if (whole != null) {
                whole.release(permits(bytes));
            }
            own.release(permits(bytes));
        }

        private double used() {
            return (double) KILOBYTE * (total - own.availablePermits());
        }
    }
}
