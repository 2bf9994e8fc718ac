package com.bharatmart.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.cluster.Region;
import com.bharatmart.cluster.RegionPair;
import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.shared.Sku;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary region is lost. The commands of the playbooks move the shop to the standby region, and back. */
@Tag("drills")
class LostRegionTest {

    private static final int GOODS = 20;
    private static final int PIECES = 100_000;
    private static final double SHOPPERS = 10; // per second
    private static final Duration CALM = Duration.ofSeconds(20);

    private static final Playbook SWITCH_OVER = new Playbook("switch-over");
    private static final Playbook SWITCH_BACK = new Playbook("switch-back");
    private static final Playbook COMMON = new Playbook("README");

    /** Visitors of the standby region's own address, who only browse. */
    private final OrderLedger visitors = new OrderLedger();

    @TempDir
    Path folder;

    @Test
    void theStandbyRegionBrowsesThenSellsAndGivesBack() throws Exception {
        var goods = Stream.generate(() -> UUID.randomUUID().toString().substring(0, 13))
                .limit(GOODS)
                .map(name -> new Sku("T-" + name.toUpperCase(Locale.ROOT)))
                .toList();
        try (var regions = RegionPair.start(goods, PIECES);
                var oracle = StandInOracle.over(regions, folder)) {
            var place = new Drill.Place(
                    regions.http(), regions.standby().balancer(), regions.writable(), () -> {}, goods, PIECES);
            Drill.run(
                    new Drill.Title(29, "lost-region", "the primary region is lost, and comes back"),
                    place,
                    drill -> new Course(drill, regions, oracle).run());
        }
    }

    /** The steps of this drill. */
    private final class Course {

        private final Drill drill;
        private final RegionPair regions;
        private final StandInOracle oracle;

        private Course(Drill drill, RegionPair regions, StandInOracle oracle) {
            this.drill = drill;
            this.regions = regions;
            this.oracle = oracle;
        }

        private void run() {
            expectReadOnly();
            try (var _ = drill.guests(SHOPPERS);
                    var _ = new ShopperLoad(regions.standby().http(), visitors, drill.pages(), SHOPPERS)) {
                drill.run(CALM);
                loseTheRegion();
                drill.run(CALM);
                switchBack();
                drill.run(CALM);
            }
            drill.expectNone("failed browsing in the standby region", visitors.requests(request -> !request.isGood()));
            drill.audit();
        }

        private void expectReadOnly() {
            var standby = regions.standby().http();
            var health = standby.get("/api/health");
            drill.expect(
                    "the standby region serves, read-only",
                    health.status() + " " + health.text(),
                    health.status() == 200 && health.text().contains("READ_ONLY"));
            var cart = standby.post("/api/v1/carts", "");
            drill.expect(
                    "a write there is rejected with Retry-After",
                    cart.status() + " " + cart.json().path("code").asString(""),
                    cart.status() == 503
                            && cart.json().path("code").asString("").equals("read_only")
                            && cart.header("Retry-After").isPresent());
        }

        private void loseTheRegion() {
            var fault = drill.fault("kill -9 of the primary region");
            var killed = Instant.now();
            regions.losePrimary();
            var detection = drill.until(
                    "the name leads to the standby region", () -> regions.dns().current() == regions.standby());
            var began = System.nanoTime();
            for (var block : SWITCH_OVER.section("Disaster")) {
                follow(SWITCH_OVER, block);
            }
            var commands = Duration.ofNanos(System.nanoTime() - began);
            drill.until("an order is taken in the standby region", () -> drill.isTakingOrdersSince(fault));
            fault.end();
            order();
            expectLosses(fault, killed);
            var outage = drill.outage(fault, Drill::isWrite);
            drill.expect(
                    "RTO of the machines ≤ 120 s: writes are back",
                    "%s: detection %s, commands %s, resolvers and warm-up the rest"
                            .formatted(Drill.seconds(outage), Drill.seconds(detection), Drill.seconds(commands)),
                    outage.compareTo(Duration.ofMinutes(2)) <= 0);
        }

        /** Compares what was acknowledged with the promoted database, and takes what is lost out of the audit. */
        private void expectLosses(Timeline.Fault fault, Instant killed) {
            var database = regions.databaseOf(regions.standby());
            var carts = new HashSet<>(database.sql("SELECT '/api/v1/carts/' || id FROM cart")
                    .query(String.class)
                    .list());
            var orders = new HashSet<>(database.sql("SELECT '/api/v1/carts/' || cart_id FROM orders")
                    .query(String.class)
                    .list());
            var lost = drill.ledger()
                    .forget(checkout -> !carts.contains(checkout.cart())
                            || (checkout.isAcknowledged() && !orders.contains(checkout.cart())));
            var lostOrders =
                    lost.stream().filter(OrderLedger.Checkout::isAcknowledged).toList();
            var acknowledged = drill.ledger()
                    .requests(request ->
                            request.kind() == Kind.CHECKOUT && request.isGood() && request.at() < fault.from())
                    .size();
            var last = database.sql("SELECT pg_last_xact_replay_timestamp()")
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant();
            drill.expect(
                    "acknowledged orders of the last second that the standby does not have ≤ " + (int) SHOPPERS,
                    "%d of %d orders".formatted(lostOrders.size(), acknowledged),
                    lostOrders.size() <= SHOPPERS);
            drill.expectAtMost(
                    "RPO: the last change that it has is older than the kill by",
                    Duration.ofSeconds(1),
                    Duration.between(last, killed));
        }

        private void switchBack() {
            drill.mark("the primary region comes back");
            regions.primaryComesBack();
            drill.until(
                    "the primary region answers, without its database",
                    () -> regions.primary().serves(2) && regions.dns().isUp(regions.primary()));
            drill.expect(
                    "the name stays with the standby region",
                    regions.dns().current().name(),
                    regions.dns().current().equals(regions.standby()));
            var blocks = SWITCH_BACK.blocks();
            var swap = blocks.stream()
                    .filter(block -> block.contains("db-system switch-over"))
                    .mapToInt(blocks::indexOf)
                    .findFirst()
                    .orElseThrow();
            blocks.subList(0, swap).forEach(block -> follow(SWITCH_OVER, block));
            drill.until(
                    "the primary region serves, read-only",
                    () -> regions.primary().serves(2));
            var fault = drill.fault("the databases exchange their roles");
            blocks.subList(swap, blocks.size()).forEach(block -> follow(SWITCH_OVER, block));
            drill.until(
                    "the name leads to the primary region",
                    () -> regions.dns().port() == regions.primary().port());
            drill.until("an order is taken in the primary region", () -> takesOrders(regions.primary()));
            fault.end();
            order();
            drill.expectAtMost(
                    "writes during the switch-back are back",
                    Duration.ofMinutes(1),
                    drill.outage(fault, Drill::isWrite));
        }

        private boolean takesOrders(Region region) {
            return region.http().post("/api/v1/carts", "").status() == 201;
        }

        private void follow(Playbook variables, String block) {
            Playbook.run(variables.variables(), block, oracle.folder(), oracle.environment());
            drill.mark(block.lines()
                    .filter(line -> !line.endsWith("do"))
                    .findFirst()
                    .orElseThrow());
        }

        private void order() {
            var commands = COMMON.section("Place an order");
            assertThat(commands).hasSize(1);
            follow(SWITCH_OVER, commands.getFirst());
        }
    }
}
