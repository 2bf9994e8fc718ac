package com.bharatmart.platform.replica;

import java.time.Duration;

/**
 * How far a replica is behind its primary: the age of the oldest position of the primary that was seen here and that the
 * replica has not reached. Unlike the time of the last replayed transaction it does not grow while the primary writes
 * nothing, and it grows while the replica receives nothing. Not thread-safe.
 */
final class ReplicaLag {

    private long target;
    private long targetSeen;

    /**
     * Records two positions in the log, in bytes.
     *
     * @param now of {@link System#nanoTime}, when the position of the primary was read
     * @param replica read after that of the primary
     */
    Duration observe(long now, long primary, long replica) {
        // A position that went back is that of another primary.
        if (replica >= target || primary < target) {
            target = primary;
            targetSeen = now;
        }
        return replica >= target ? Duration.ZERO : Duration.ofNanos(now - targetSeen);
    }
}
