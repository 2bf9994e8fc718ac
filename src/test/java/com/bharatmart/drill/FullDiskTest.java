package com.bharatmart.drill;

import com.bharatmart.cluster.SmallDisk;
import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.drill.OrderLedger.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The disk of the database's data and that of the log of an instance are full. */
@Tag("drills")
class FullDiskTest {

    private static final double SHOPPERS = 40; // per second
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration FULL = Duration.ofSeconds(20);
    private static final Duration BACK = Duration.ofSeconds(10);

    @Test
    void readsGoOnAndWritesAreToldToComeBack() {
        var data = new AtomicReference<SmallDisk>();
        var log = new AtomicReference<SmallDisk>();
        SmallDrill.run(
                new Drill.Title(20, "full-disk", "the disks of the database's data and of an instance's log are full"),
                SmallDrill.Setup.of(Map::of).beforeStart(shop -> {
                    data.set(SmallDisk.ofDatabase(shop));
                    log.set(SmallDisk.ofLog(shop, shop.instances().getLast()));
                }),
                small -> {
                    fill(small, data.get(), log.get());
                    expectLogGoesOn(small, log.get());
                    small.drill().audit();
                });
    }

    private static void fill(SmallDrill small, SmallDisk data, SmallDisk log) {
        var drill = small.drill();
        try (var _ = drill.guests(SHOPPERS)) {
            drill.run(CALM);
            var fault = drill.fault("both disks are full");
            log.fill();
            data.fill();
            drill.run(FULL);
            fault.end();
            data.free();
            log.free();
            var took = drill.until(
                    "an order is taken again",
                    () -> !requests(
                                    drill,
                                    request -> request.kind() == Kind.CHECKOUT
                                            && request.at() > fault.to()
                                            && request.isGood())
                            .isEmpty());
            drill.expectAtMost("orders are taken after there is space", BACK, took);
            drill.run(BACK.plus(CALM));
            expect(drill, fault);
        }
    }

    private static void expect(Drill drill, Timeline.Fault fault) {
        Predicate<Request> meanwhile = request -> request.isBetween(fault.from(), fault.to());
        var refused = drill.failed(meanwhile.and(Drill::isWrite));
        drill.expect(
                "writes that fail while the disk is full get 503 with Retry-After",
                refused.isEmpty() ? "none failed" : Report.statuses(refused),
                !refused.isEmpty() && refused.stream().allMatch(FullDiskTest::isClean));
        drill.expectShare(
                "reads while the disk is full",
                0.99,
                requests(drill, meanwhile.and(request -> request.kind() == Kind.BROWSE)));
        drill.expectShare(
                "writes from %s after there is space".formatted(Drill.seconds(BACK)),
                0.99,
                requests(drill, request -> Drill.isWrite(request) && request.at() > fault.to() + BACK.toNanos()));
    }

    /** An instance says what it does when it stops. */
    private static void expectLogGoesOn(SmallDrill small, SmallDisk log) {
        var before = log.logged();
        small.shop().instances().getLast().drain();
        var after = log.logged();
        small.drill()
                .expect("the log of the instance goes on", "%d bytes more".formatted(after - before), after > before);
    }

    private static boolean isClean(Request request) {
        return request.status() == 503 && request.saysWhenToRetry();
    }

    private static List<Request> requests(Drill drill, Predicate<Request> which) {
        return drill.ledger().requests(which);
    }
}
