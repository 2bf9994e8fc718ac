package com.bharatmart.platform.overload;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When those whom this instance turns away may ask again: at a random moment within a time that doubles every second while
 * many more are turned away than are served, and halves while fewer are. A crowd that is told to be back in a second is
 * back in a second, all of it and every second, until there is nothing left to serve it with. After M. Brooker,
 * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015, with the exponent here, where it is known how many there
 * are.
 */
final class RetryAfterPolicy {

    /** Seconds. */
    private static final int SOONEST = 1;

    /** Until when nearly all may come who are turned away now and then. */
    private static final int SHORT = 3;

    /** Nobody is made to stay away for longer than it takes to see that the rush is over. */
    private static final int LONG = 30;

    /** Turned away for each one who is served, from which on there are too many of them. */
    private static final int CROWD = 2;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier clock;
    private long since;
    private int served;
    private int refused;
    private int latest = SHORT;

    /** @param clock nanoseconds */
    RetryAfterPolicy(LongSupplier clock) {
        this.clock = clock;
        this.since = clock.getAsLong();
    }

    /** One has got what he came for. */
    synchronized void served() {
        look();
        served++;
    }

    /** One has to go: after how many seconds may he come back? */
    synchronized int refused() {
        look();
        refused++;
        return ThreadLocalRandom.current().nextInt(SOONEST, latest + 1);
    }

    private void look() {
        var elapsed = clock.getAsLong() - since;
        if (elapsed < SECOND) {
            return;
        }
        if (refused > CROWD * served) {
            latest = Math.min(LONG, latest * 2);
        } else if (refused < served) {
            latest = Math.max(SHORT, latest / 2);
        }
        if (elapsed > LONG * SECOND) {
            latest = SHORT;
        }
        served = 0;
        refused = 0;
        since += elapsed;
    }
}
