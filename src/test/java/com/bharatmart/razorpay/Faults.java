package com.bharatmart.razorpay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The faults that affect requests now. They are not kept at a restart. */
public final class Faults {

    private static final long SEED = 1;

    private final List<Active> active = new ArrayList<>();
    private final List<Fault> waiting = new ArrayList<>();
    private final Random random = new Random(SEED);
    private CountDownLatch over = new CountDownLatch(1);

    private static final class Active {
        final Fault fault;
        long remaining;

        Active(Fault fault) {
            this.fault = fault;
            this.remaining = fault.times();
        }
    }

    /** Adds a fault to the others. */
    public synchronized void add(Fault fault) {
        active.add(new Active(fault));
    }

    /** Ends all faults, and the delays of waiting requests. */
    public synchronized void clear() {
        active.clear();
        over.countDown();
        over = new CountDownLatch(1);
    }

    /** Whether a request waits because of this fault. */
    public synchronized boolean isWaiting(Fault fault) {
        return waiting.contains(fault);
    }

    /**
     * The faults of a request.
     *
     * @param request the method and the path
     */
    synchronized List<Fault> next(String route, String request) {
        var faults = new ArrayList<Fault>();
        for (var one : active) {
            var fault = one.fault;
            if (one.remaining > 0
                    && (fault.route().isEmpty() || List.of(route, request).contains(fault.route()))
                    && random.nextDouble() < fault.share()) {
                one.remaining--;
                faults.add(fault);
            }
        }
        return faults;
    }

    void delay(Fault fault) {
        try {
            var _ = start(fault).await(fault.delay().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            end(fault);
        }
    }

    private synchronized CountDownLatch start(Fault fault) {
        waiting.add(fault);
        return over;
    }

    private synchronized void end(Fault fault) {
        waiting.remove(fault);
    }
}
