package com.bharatmart.drill;

import com.bharatmart.cluster.ShiftedClock;
import com.bharatmart.order.GuestShopper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The clock of one instance jumps by ten minutes, and carts live for five. */
@Tag("drills")
class WrongClockTest {

    private static final double SHOPPERS = 20; // per second
    private static final int CUSTOMERS = 3;
    private static final int LIFETIME = 300; // s

    private static final Duration TIME = Duration.ofSeconds(12);
    private static final Duration NOTICED = Duration.ofSeconds(2);

    /** A cart lives longer by the time between its first and its last change. */
    private static final String WRONG_CARTS = """
            SELECT count(*) FROM cart
            WHERE extract(epoch FROM expires_at - created_at) NOT BETWEEN %d AND %d""".formatted(LIFETIME - 5, LIFETIME + 120);

    private static final String WRONG_ORDERS = """
            SELECT count(*) FROM orders o JOIN order_status_change c ON c.order_id = o.id
            WHERE o.placed_at NOT BETWEEN now() - interval '5 minutes' AND now() + interval '5 seconds'
               OR c.at NOT BETWEEN now() - interval '5 minutes' AND now() + interval '5 seconds'""";

    @Test
    void nothingExpiresAtTheWrongTime() {
        var clock = new AtomicReference<ShiftedClock>();
        SmallDrill.run(
                new Drill.Title(21, "wrong-clock", "the clock of one instance is ten minutes off"),
                SmallDrill.Setup.of(() -> Map.of("bharatmart.cart.lifetime", LIFETIME + "s"))
                        .beforeStart(shop ->
                                clock.set(ShiftedClock.of(shop, shop.instances().getLast()))),
                small -> {
                    for (var by : List.of(Duration.ofMinutes(10), Duration.ofMinutes(-10))) {
                        shift(small, clock.get(), by);
                    }
                    small.drill().audit();
                });
    }

    private static void shift(SmallDrill small, ShiftedClock clock, Duration by) {
        var drill = small.drill();
        var right = small.shop().instances().getFirst().http();
        var wrong = small.shop().instances().getLast().http();
        var before = new GuestShopper(right).cart();
        var fault = drill.fault("the clock of instance-2 is off by %d minutes".formatted(by.toMinutes()));
        clock.shift(by);
        var noticed = drill.until("the difference is measured", () -> Math.abs(offset(small) - by.toSeconds()) < 1);
        drill.expectAtMost("the instance has noticed", NOTICED, noticed);
        expectAnswers(drill, before, path -> wrong.get(path).status() == 200);
        var during = new GuestShopper(wrong).cart();
        expectAnswers(
                drill,
                during,
                path -> right.get(path).status() == 200 && wrong.get(path).status() == 200);
        var customers = Stream.generate(() -> Shop.customer(wrong, small.shop().mail()))
                .limit(CUSTOMERS)
                .toList();
        var everywhere = new ArrayList<>(customers);
        everywhere.replaceAll(customer -> customer.at(small.shop().http()));
        try (var _ = drill.shoppers(SHOPPERS, everywhere)) {
            drill.run(TIME);
        }
        fault.end();
        drill.expectNone("failed requests", drill.failed(request -> request.isBetween(fault.from(), fault.to())));
        expectNoRows(small, "carts that end too early or too late", WRONG_CARTS);
        expectNoRows(small, "orders of another time", WRONG_ORDERS);
        clock.shift(Duration.ZERO);
        drill.until("the difference is gone", () -> Math.abs(offset(small)) < 1);
    }

    private static void expectAnswers(Drill drill, String cart, Predicate<String> isThere) {
        var answers = isThere.test(cart);
        drill.expect("a cart of one instance is there at the other one", answers ? "yes" : "no", answers);
    }

    private static void expectNoRows(SmallDrill small, String what, String query) {
        var rows = small.shop().jdbc().sql(query).query(Integer.class).single();
        small.drill().expect(what, rows == 0 ? "none" : String.valueOf(rows), rows == 0);
    }

    /** How far the clock of the instance is ahead of the database, in seconds, as the instance says. */
    private static double offset(SmallDrill small) {
        return small.shop()
                .instances()
                .getLast()
                .http()
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("database_clock_offset_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
