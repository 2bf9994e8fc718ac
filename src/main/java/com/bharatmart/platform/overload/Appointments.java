package com.bharatmart.platform.overload;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When those whom this instance turns away may ask again: one after the other, not much faster than their like are served.
 * A crowd that is told to be back in a second is back in a second, all of it and every second, until there is nothing left
 * to serve it with; see ADR 22.
 */
final class Appointments {

    private static final Duration SOONEST = Duration.ofSeconds(1);

    /** Nobody is made to wait for longer than it takes to see that the rush is over. */
    private static final Duration LATEST = Duration.ofSeconds(30);

    /** So many times as many as are served: who does not come leaves no gap, and what can be served is found out again. */
    private static final int FASTER = 2;

    /** Per second, however few are served. */
    private static final double SLOWEST = 5;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier clock;
    private long next;
    private long since;
    private int served;
    private double perSecond;

    /** @param clock nanoseconds */
    Appointments(LongSupplier clock) {
        this.clock = clock;
        this.since = clock.getAsLong();
        this.next = since;
    }

    /** One has got what he came for. */
    synchronized void served() {
        measure(clock.getAsLong());
        served++;
    }

    /** Seconds until the next one that is free. */
    synchronized int next() {
        var now = clock.getAsLong();
        measure(now);
        var wait = next - now + (long) (SECOND / Math.max(SLOWEST, FASTER * perSecond));
        wait = Math.clamp(wait, SOONEST.toNanos(), LATEST.toNanos());
        next = now + wait;
        return Math.toIntExact((wait + ThreadLocalRandom.current().nextLong(SECOND)) / SECOND);
    }

    /** Half of what is known of how many are served is of the last second, a quarter of the one before, and so on. */
    private void measure(long now) {
        var elapsed = now - since;
        if (elapsed >= SECOND) {
            var old = Math.pow(0.5, (double) elapsed / SECOND);
            perSecond = perSecond * old + (double) served * SECOND / elapsed * (1 - old);
            served = 0;
            since = now;
        }
    }
}
