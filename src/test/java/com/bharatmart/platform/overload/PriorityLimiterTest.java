package com.bharatmart.platform.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PriorityLimiterTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<String> admitted = new CopyOnWriteArrayList<>();

    @Test
    void givesAsManyPermitsAsItsLimit() throws InterruptedException {
        var limiter = new PriorityLimiter(10);

        for (var n = 0; n < 7; n++) {
            assertThat(limiter.tryAcquire(Priority.BROWSING, NONE)).isTrue();
        }
        for (var n = 0; n < 3; n++) {
            assertThat(limiter.tryAcquire(Priority.BUYING, NONE)).isTrue();
        }

        assertThat(limiter.tryAcquire(Priority.BUYING, NONE)).isFalse();
        limiter.release(Priority.BROWSING);
        assertThat(limiter.tryAcquire(Priority.BUYING, NONE)).isTrue();
    }

    @Test
    void reservesPermitsForBuyingAndForBrowsing() throws InterruptedException {
        var limiter = new PriorityLimiter(10);

        assertThat(acquireAll(limiter, Priority.BROWSING)).isEqualTo(7);
        assertThat(acquireAll(limiter, Priority.BUYING)).isEqualTo(3);
        IntStream.range(0, 7).forEach(_ -> limiter.release(Priority.BROWSING));
        assertThat(acquireAll(limiter, Priority.BUYING)).isEqualTo(6);
        assertThat(acquireAll(limiter, Priority.BROWSING)).isEqualTo(1);
    }

    @Test
    void admitsByPriorityAndThenByTimeOfArrival() throws InterruptedException {
        var limiter = new PriorityLimiter(1);
        limiter.tryAcquire(Priority.BUYING, NONE);
        enqueue(limiter, Priority.BROWSING, "first to look");
        enqueue(limiter, Priority.BROWSING, "second to look");
        enqueue(limiter, Priority.BUYING, "first to buy");
        enqueue(limiter, Priority.BUYING, "second to buy");

        limiter.release(Priority.BUYING);

        await().until(() -> admitted.size() == 4);
        assertThat(admitted).containsExactly("first to buy", "second to buy", "first to look", "second to look");
    }

    @Test
    void rejectsARequestThatHasWaitedTooLong() throws InterruptedException {
        var limiter = new PriorityLimiter(1);
        limiter.tryAcquire(Priority.BUYING, NONE);

        assertThat(limiter.tryAcquire(Priority.BUYING, Duration.ofMillis(1))).isFalse();

        assertThat(limiter.waiting()).isZero();
        limiter.release(Priority.BUYING);
        assertThat(limiter.permits()).isZero();
    }

    @Test
    void boundsTheQueue() throws InterruptedException {
        var limiter = new PriorityLimiter(1);
        limiter.tryAcquire(Priority.BUYING, NONE);
        for (var n = 0; n < 4; n++) {
            enqueue(limiter, Priority.BUYING, "waiting");
        }

        assertThat(limiter.tryAcquire(Priority.BUYING, LONG)).isFalse();

        limiter.release(Priority.BUYING);
        await().until(() -> admitted.size() == 4);
    }

    @Test
    void neverGivesMorePermitsThanItsLimit() throws InterruptedException {
        var limiter = new PriorityLimiter(5);
        var active = new AtomicInteger();
        var max = new AtomicInteger();

        var threads = Collections.nCopies(200, (Runnable) () -> acquireAndRelease(limiter, active, max)).stream()
                .map(Thread.ofVirtual()::start)
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(max.get()).isBetween(1, 5);
        assertThat(limiter.permits()).isZero();
        assertThat(limiter.waiting()).isZero();
    }

    @Test
    void isSaturatedEvenForACheckoutIfTheQueueIsStanding() throws InterruptedException {
        var limiter = new PriorityLimiter(1);
        var maxWait = Duration.ofMillis(1);
        limiter.tryAcquire(Priority.CHECKOUT, NONE);
        assertThat(limiter.isSaturated(Priority.CHECKOUT, maxWait)).isFalse();

        enqueue(limiter, Priority.CHECKOUT, "the first");

        await().until(() -> limiter.isSaturated(Priority.CHECKOUT, maxWait));
        limiter.release(Priority.CHECKOUT);
        await().until(() -> admitted.size() == 1);
        assertThat(limiter.isSaturated(Priority.CHECKOUT, maxWait)).isFalse();
    }

    private static void acquireAndRelease(PriorityLimiter limiter, AtomicInteger active, AtomicInteger max) {
        try {
            if (limiter.tryAcquire(Priority.BUYING, LONG)) {
                max.accumulateAndGet(active.incrementAndGet(), Math::max);
                LockSupport.parkNanos(1_000);
                active.decrementAndGet();
                limiter.release(Priority.BUYING);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void enqueue(PriorityLimiter limiter, Priority priority, String name) {
        var waiting = limiter.waiting();
        Thread.ofVirtual().start(() -> {
            try {
                if (limiter.tryAcquire(priority, LONG)) {
                    admitted.add(name);
                    limiter.release(priority);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> limiter.waiting() == waiting + 1);
    }

    private static int acquireAll(PriorityLimiter limiter, Priority priority) throws InterruptedException {
        var count = 0;
        while (limiter.tryAcquire(priority, NONE)) {
            count++;
        }
        return count;
    }
}
