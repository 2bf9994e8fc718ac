package com.bharatmart.drill;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Starts visits at a fixed rate, however long earlier ones take. */
final class OpenLoop implements AutoCloseable {

    private final DoubleSupplier perSecond;
    private final Supplier<Runnable> visits;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Thread arrivals;
    private volatile boolean closed;

    /** @param visits is asked for each visit, in the sequence of the arrivals */
    OpenLoop(DoubleSupplier perSecond, Supplier<Runnable> visits) {
        this.perSecond = perSecond;
        this.visits = visits;
        this.arrivals = Thread.ofPlatform().name("arrivals").start(this::arrive);
    }

    private void arrive() {
        var next = System.nanoTime();
        while (!closed) {
            var visit = visits.get();
            underWay.incrementAndGet();
            Thread.ofVirtual().start(() -> {
                try {
                    visit.run();
                } finally {
                    underWay.decrementAndGet();
                }
            });
            next += (long) (1_000_000_000L / perSecond.getAsDouble());
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Returns when the last visit has ended. */
    @Override
    public void close() {
        closed = true;
        try {
            arrivals.join();
            while (underWay.get() > 0) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
