package com.bharatmart.platform.request;

import com.bharatmart.platform.overload.WorkingMemory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one body, taken piece by piece as the body comes, so that a client that announces much and sends little
 * holds little, and only for a while, so that one that sends slowly does not keep it from others. Short bodies are part of
 * what an ordinary request needs.
 */
final class BodyMemory implements AutoCloseable {

    /** Bytes of a short body. */
    private static final int SHORT = 16 * 1024;

    /** Bytes of a body between one look for memory and the next. */
    private static final int PIECE = 64 * 1024;

    /** What a byte of a body becomes while it is read: text, then objects. */
    private static final int FACTOR = 4;

    private final WorkingMemory.@Nullable Share memory;
    private final Duration timeout;
    private long covered = SHORT;
    private long taken;
    private long deadline;

    /**
     * @param memory null for a body that does not stay in memory
     * @param timeout after which a body that has taken memory and still comes is given up
     */
    BodyMemory(WorkingMemory.@Nullable Share memory, Duration timeout) {
        this.memory = memory;
        this.timeout = timeout;
    }

    /** Has memory for a body of which so many bytes have come, the last of them just now, or throws. */
    void hold(long bytes) throws BodyMemoryExhaustedException, BodyTimeoutException {
        if (taken > 0 && System.nanoTime() - deadline > 0) {
            throw new BodyTimeoutException();
        }
        while (memory != null && bytes > covered) {
            if (!memory.tryAcquire((long) FACTOR * PIECE, Duration.ZERO)) {
                throw new BodyMemoryExhaustedException();
            }
            if (taken == 0) {
                deadline = System.nanoTime() + timeout.toNanos();
            }
            taken += (long) FACTOR * PIECE;
            covered += PIECE;
        }
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.release(taken);
            taken = 0;
        }
    }
}
