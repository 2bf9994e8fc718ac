package com.bharatmart.platform.request;

import com.bharatmart.platform.overload.WorkingMemory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one body, taken in steps while the body arrives: a client that announces a long body and sends little takes
 * little. A time limit keeps a slow client from holding memory. Short bodies are part of the memory of any request.
 */
final class BodyMemory implements AutoCloseable {

    /** The maximum length of a short body in bytes. */
    static final int MAX_SHORT = 16 * 1024;

    /** The bytes of a body that one step covers. */
    private static final int STEP = 64 * 1024;

    /** Bytes of heap for each byte of a body, which becomes text and then objects. */
    private static final int FACTOR = 4;

    private final WorkingMemory.@Nullable Share memory;
    private final Duration timeout;
    private long covered = MAX_SHORT;
    private long taken;
    private long deadline;

    /**
     * @param memory null for a body that is not kept in memory
     * @param timeout for the rest of the body after it has taken memory
     */
    BodyMemory(WorkingMemory.@Nullable Share memory, Duration timeout) {
        this.memory = memory;
        this.timeout = timeout;
    }

    /** Takes memory for the given number of bytes that have arrived so far. */
    void reserve(long bytes) throws BodyMemoryExhaustedException, BodyTimeoutException {
        if (taken > 0 && System.nanoTime() - deadline > 0) {
            throw new BodyTimeoutException();
        }
        while (memory != null && bytes > covered) {
            if (!memory.tryAcquire((long) FACTOR * STEP, Duration.ZERO)) {
                throw new BodyMemoryExhaustedException();
            }
            if (taken == 0) {
                deadline = System.nanoTime() + timeout.toNanos();
            }
            taken += (long) FACTOR * STEP;
            covered += STEP;
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
