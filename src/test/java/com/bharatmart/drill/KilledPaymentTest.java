package com.bharatmart.drill;

import static com.bharatmart.drill.KillPoint.CHECK_READ;
import static com.bharatmart.drill.KillPoint.EVENT_NOT_STORED;
import static com.bharatmart.drill.KillPoint.EVENT_READ;
import static com.bharatmart.drill.KillPoint.ORDER_ANSWER_LOST;
import static com.bharatmart.drill.KillPoint.ORDER_ANSWER_NOT_STORED;
import static com.bharatmart.drill.KillPoint.ORDER_CALL_LOST;
import static com.bharatmart.drill.KillPoint.ORDER_COMMITTED;
import static com.bharatmart.drill.KillPoint.PAID;

import com.bharatmart.drill.KillPoint.Statement;
import com.bharatmart.drill.KillPoint.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All instances are killed while orders stand at every point between their commit and the end of their webhook. An instance
 * processes one event at a time, so that not all points can be reached at once.
 */
@Tag("drills")
class KilledPaymentTest {

    private static final Set<KillPoint> FIRST = EnumSet.of(
            ORDER_COMMITTED,
            ORDER_CALL_LOST,
            ORDER_ANSWER_LOST,
            ORDER_ANSWER_NOT_STORED,
            PAID,
            CHECK_READ,
            EVENT_READ,
            EVENT_NOT_STORED);

    private static final Duration AGREED = Duration.ofSeconds(60);

    @Test
    void moneyAndOrdersAgreeAfterARestart() {
        OnlineDrill.run(
                new Drill.Title(
                        30, "killed-payment", "kill -9 at each point between order committed and webhook processed"),
                online -> {
                    // So that the shop takes the money of an authorized payment itself.
                    online.shop().razorpay().gateway().captureAutomatically(false);
                    try (var statements = new StatementHolds(online.shop().database(), KillPoint.statements())) {
                        for (var points : List.of(FIRST, EnumSet.complementOf(EnumSet.copyOf(FIRST)))) {
                            var victims = points.stream()
                                    .map(point -> new KillVictim(online, statements, point))
                                    .toList();
                            var killed = killAll(online, victims);
                            expectAgreement(online, victims, killed);
                        }
                    }
                    online.audit();
                });
    }

    /** Returns when an instance serves again. The result is the time of the kill. */
    private static long killAll(OnlineDrill online, List<KillVictim> victims) {
        var drill = online.drill();
        victims.forEach(KillVictim::prepare);
        // Calls of the gateway are held last, since they are given up first, and those without an id one after another.
        advance(drill, victims, victim -> victim.point().hold() instanceof Statement);
        advance(drill, victims, victim -> !(victim.point().hold() instanceof Statement) && !isCheckout(victim));
        victims.stream()
                .filter(victim -> !(victim.point().hold() instanceof Statement) && isCheckout(victim))
                .forEach(victim -> advance(drill, List.of(victim), _ -> true));
        var there = victims.stream().filter(KillVictim::isThere).toList();
        var fault = drill.fault("kill -9 of all instances");
        online.shop().kill();
        victims.forEach(KillVictim::release);
        online.shop().razorpay().faults().clear();
        var missed = victims.stream()
                .filter(victim -> !there.contains(victim))
                .map(KillVictim::point)
                .toList();
        drill.expect(
                "orders stand at their points when the instances are killed",
                "%d of %d%s".formatted(there.size(), victims.size(), missed.isEmpty() ? "" : ", not " + missed),
                missed.isEmpty());
        online.shop().restart();
        fault.end();
        drill.mark("an instance serves");
        return fault.from();
    }

    private static boolean isCheckout(KillVictim victim) {
        return victim.point().step() == Step.CHECKOUT;
    }

    private static void advance(Drill drill, List<KillVictim> victims, Predicate<KillVictim> which) {
        var some = victims.stream().filter(which).toList();
        some.forEach(KillVictim::advance);
        drill.until(
                "orders are at " + some.stream().map(KillVictim::point).toList(),
                Duration.ofSeconds(10),
                () -> some.stream().allMatch(KillVictim::isThere));
    }

    private static void expectAgreement(OnlineDrill online, List<KillVictim> victims, long killed) {
        var drill = online.drill();
        var restarted = System.nanoTime();
        victims.forEach(victim -> Thread.ofVirtual().start(victim::goOn));
        var open = new ArrayList<>(victims);
        drill.until("money and orders agree", AGREED.plusSeconds(15), () -> {
            var agreed = open.stream().filter(KillVictim::isPaid).toList();
            var now = System.nanoTime();
            var took = Duration.ofNanos(now - restarted);
            agreed.forEach(victim -> drill.expect(
                    "%s ≤ %s".formatted(victim.point().text(), Drill.seconds(AGREED)),
                    "%s after the restart, %s after the kill"
                            .formatted(Drill.seconds(took), Drill.seconds(Duration.ofNanos(now - killed))),
                    took.compareTo(AGREED) <= 0));
            open.removeAll(agreed);
            return open.isEmpty();
        });
        open.forEach(victim -> drill.expect(victim.point().text(), "money and orders do not agree", false));
    }
}
