package com.bharatmart.drill;

import com.bharatmart.shared.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All instances are killed while events stand between their commit and the end of what they do. An instance works off the
 * outbox with one thread, so that not all points can be reached at once.
 */
@Tag("drills")
class KilledEventTest {

    /** Those of each kill, in the sequence in which they are reached. */
    private static final List<List<EventPoint>> KILLS = List.of(
            List.of(EventPoint.TAKING, EventPoint.TAKEN, EventPoint.NOT_DELIVERED, EventPoint.ORDER_COMMITTED),
            List.of(EventPoint.NOT_FINISHED, EventPoint.QUEUED, EventPoint.NOT_MAILED));

    private static final double GUESTS = 5; // per second

    /** An event counts as left behind after half a minute, and is looked for twice a minute. */
    private static final Duration SENT = Duration.ofSeconds(75);

    @Test
    void eachEventHasItsEffectOnce() {
        var rare = SmallDrill.goods(EventPoint.values().length);
        var stock = new HashMap<Sku, Integer>();
        rare.forEach(sku -> stock.put(sku, 1));
        SmallDrill.run(
                new Drill.Title(23, "killed-event", "kill -9 between a commit and the end of what its event does"),
                SmallDrill.Setup.of(Map::of).with(stock),
                small -> {
                    var skus = rare.iterator();
                    var victims = new ArrayList<EventVictim>();
                    try (var statements = new StatementHolds(small.shop().database(), EventPoint.statements())) {
                        for (var points : KILLS) {
                            victims.addAll(kill(small, statements, points, skus));
                        }
                    }
                    rare.forEach(sku -> small.drill().ledger().stocked(sku, 1));
                    small.drill().audit();
                    expectOnce(small.drill(), victims);
                });
    }

    private static List<EventVictim> kill(
            SmallDrill small, StatementHolds statements, List<EventPoint> points, Iterator<Sku> skus) {
        var drill = small.drill();
        List<EventVictim> victims;
        Timeline.Fault fault;
        try (var _ = drill.guests(GUESTS)) {
            victims = points.stream()
                    .map(point -> new EventVictim(small, statements, point, skus.next()))
                    .toList();
            victims.forEach(victim -> {
                victim.advance();
                drill.until(victim.point().text(), Duration.ofSeconds(10), victim::isThere);
            });
            var missed = victims.stream()
                    .filter(victim -> !victim.isThere())
                    .map(EventVictim::point)
                    .toList();
            fault = drill.fault("kill -9 of all instances");
            small.shop().kill();
            drill.expect(
                    "events stand at their points when the instances are killed",
                    missed.isEmpty() ? "all %d".formatted(victims.size()) : "not " + missed,
                    missed.isEmpty());
        }
        victims.forEach(EventVictim::release);
        small.shop().restart();
        fault.end();
        expectSent(drill, victims);
        return victims;
    }

    private static void expectSent(Drill drill, List<EventVictim> victims) {
        var restarted = System.nanoTime();
        victims.forEach(victim -> Thread.ofVirtual().start(victim::goOn));
        var open = new ArrayList<>(victims);
        drill.until("all events are sent", SENT.plusSeconds(15), () -> {
            var done = open.stream().filter(EventVictim::isDone).toList();
            var took = Duration.ofNanos(System.nanoTime() - restarted);
            done.forEach(
                    victim -> drill.expectAtMost("sent after " + victim.point().text(), SENT, took));
            open.removeAll(done);
            return open.isEmpty();
        });
        open.forEach(victim -> drill.expect("sent after " + victim.point().text(), "not sent", false));
    }

    /** At the end, so that a second effect is seen too. */
    private static void expectOnce(Drill drill, List<EventVictim> victims) {
        var wrong = victims.stream()
                .filter(victim -> victim.mails().size() != 1)
                .map(victim -> "%d after %s"
                        .formatted(victim.mails().size(), victim.point().text()))
                .toList();
        drill.expect(
                "mails about each event: 1", wrong.isEmpty() ? "1 each" : String.join(", ", wrong), wrong.isEmpty());
    }
}
