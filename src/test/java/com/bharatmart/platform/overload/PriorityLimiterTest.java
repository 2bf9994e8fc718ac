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

    private static final Duration NOT = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<String> entered = new CopyOnWriteArrayList<>();

    @Test
    void letsInAsManyAsItsLimit() throws InterruptedException {
        var gate = new PriorityLimiter(10);

        for (var n = 0; n < 7; n++) {
            assertThat(gate.enter(Priority.BROWSING, NOT)).isTrue();
        }
        for (var n = 0; n < 3; n++) {
            assertThat(gate.enter(Priority.BUYING, NOT)).isTrue();
        }

        assertThat(gate.enter(Priority.BUYING, NOT)).isFalse();
        gate.leave(Priority.BROWSING);
        assertThat(gate.enter(Priority.BUYING, NOT)).isTrue();
    }

    @Test
    void browsingLeavesRoomForBuyingAndBuyingForBrowsing() throws InterruptedException {
        var gate = new PriorityLimiter(10);

        assertThat(count(gate, Priority.BROWSING)).isEqualTo(7);
        assertThat(count(gate, Priority.BUYING)).isEqualTo(3);
        IntStream.range(0, 7).forEach(_ -> gate.leave(Priority.BROWSING));
        assertThat(count(gate, Priority.BUYING)).isEqualTo(6);
        assertThat(count(gate, Priority.BROWSING)).isEqualTo(1);
    }

    @Test
    void thoseWhoWaitComeInByImportanceThenInTheirOrder() throws InterruptedException {
        var gate = new PriorityLimiter(1);
        gate.enter(Priority.BUYING, NOT);
        come(gate, Priority.BROWSING, "first to look");
        come(gate, Priority.BROWSING, "second to look");
        come(gate, Priority.BUYING, "first to buy");
        come(gate, Priority.BUYING, "second to buy");

        gate.leave(Priority.BUYING);

        await().until(() -> entered.size() == 4);
        assertThat(entered).containsExactly("first to buy", "second to buy", "first to look", "second to look");
    }

    @Test
    void whoWaitedTooLongIsTurnedAwayAndLeavesNoTrace() throws InterruptedException {
        var gate = new PriorityLimiter(1);
        gate.enter(Priority.BUYING, NOT);

        assertThat(gate.enter(Priority.BUYING, Duration.ofMillis(1))).isFalse();

        assertThat(gate.waiting()).isZero();
        gate.leave(Priority.BUYING);
        assertThat(gate.inside()).isZero();
    }

    @Test
    void doesNotLetAnyNumberWait() throws InterruptedException {
        var gate = new PriorityLimiter(1);
        gate.enter(Priority.BUYING, NOT);
        for (var n = 0; n < 4; n++) {
            come(gate, Priority.BUYING, "waiting");
        }

        assertThat(gate.enter(Priority.BUYING, LONG)).isFalse();

        gate.leave(Priority.BUYING);
        await().until(() -> entered.size() == 4);
    }

    @Test
    void neverHoldsMoreThanItsLimitHoweverManyCome() throws InterruptedException {
        var gate = new PriorityLimiter(5);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();

        var threads = Collections.nCopies(200, (Runnable) () -> pass(gate, inside, most)).stream()
                .map(Thread.ofVirtual()::start)
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(most.get()).isBetween(1, 5);
        assertThat(gate.inside()).isZero();
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void growsOnlyWhileSomebodyWaitsAndNothingIsSlow() throws InterruptedException {
        var gate = new PriorityLimiter(10);
        var limit = new AdaptiveLimit(gate, 4, 12);

        limit.observe(false);
        assertThat(gate.limit()).isEqualTo(10);
        count(gate, Priority.BROWSING);
        for (var n = 0; n < 5; n++) {
            gate.enter(Priority.BROWSING, NOT);
            limit.observe(false);
        }
        assertThat(gate.limit()).isEqualTo(12);
    }

    @Test
    void shrinksToItsLeastWhileThingsAreSlow() {
        var gate = new PriorityLimiter(100);
        var limit = new AdaptiveLimit(gate, 4, 100);

        limit.observe(true);
        assertThat(gate.limit()).isEqualTo(80);
        for (var n = 0; n < 50; n++) {
            limit.observe(true);
        }
        assertThat(gate.limit()).isEqualTo(4);
    }

    @Test
    void whoWaitsForSomebodyElseLeavesItsPlaceToAnother() throws Exception {
        var gate = new PriorityLimiter(1);
        gate.enter(Priority.BUYING, NOT);
        var passage = new AdmissionPermit(gate, Priority.BUYING, LONG);

        passage.run(() -> {
            assertThat(gate.inside()).isEqualTo(1);
            assertThat(AdmissionPermit.<Integer>releasedWhile(() -> AdmissionPermit.releasedWhile(gate::inside)))
                    .isZero();
            assertThat(gate.inside()).isEqualTo(1);
        });
        passage.end();

        assertThat(gate.inside()).isZero();
    }

    @Test
    void evenACheckoutIsHopelessWhereOthersHaveBeenWaitingForLong() throws InterruptedException {
        var gate = new PriorityLimiter(1);
        var patience = Duration.ofMillis(1);
        gate.enter(Priority.CHECKOUT, NOT);
        assertThat(gate.isSaturated(Priority.CHECKOUT, patience)).isFalse();

        come(gate, Priority.CHECKOUT, "the first");

        await().until(() -> gate.isSaturated(Priority.CHECKOUT, patience));
        gate.leave(Priority.CHECKOUT);
        await().until(() -> entered.size() == 1);
        assertThat(gate.isSaturated(Priority.CHECKOUT, patience)).isFalse();
    }

    private static void pass(PriorityLimiter gate, AtomicInteger inside, AtomicInteger most) {
        try {
            if (gate.enter(Priority.BUYING, LONG)) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                LockSupport.parkNanos(1_000);
                inside.decrementAndGet();
                gate.leave(Priority.BUYING);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void come(PriorityLimiter gate, Priority priority, String name) {
        var waiting = gate.waiting();
        Thread.ofVirtual().start(() -> {
            try {
                if (gate.enter(priority, LONG)) {
                    entered.add(name);
                    gate.leave(priority);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> gate.waiting() == waiting + 1);
    }

    private static int count(PriorityLimiter gate, Priority priority) throws InterruptedException {
        var count = 0;
        while (gate.enter(priority, NOT)) {
            count++;
        }
        return count;
    }
}
