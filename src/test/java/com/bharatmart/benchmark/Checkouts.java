package com.bharatmart.benchmark;

import java.util.List;
import java.util.Objects;

/** Orders, by the service and by the database alone. */
final class Checkouts {

    private static final String STOCK_ADDS_UP = """
            SELECT count(*) FROM stock_level level
            WHERE counted <> available + reserved + sold OR sold <> (
                SELECT coalesce(sum(quantity), 0) FROM reservation kept WHERE kept.sku = level.sku)""";

    private final Settings settings;
    private final Database database;
    private final Carts carts;
    private final List<Transcript> transcripts;

    Checkouts(Settings settings, Database database, Carts carts, List<Transcript> transcripts) {
        this.settings = settings;
        this.database = database;
        this.carts = carts;
        this.transcripts = transcripts;
    }

    List<Scenario> scenarios(Service service) {
        return List.of(
                Scenario.ofRate(
                        "checkout, 1 line",
                        "pgbench",
                        seconds -> pgbench(1, Carts.SKUS, seconds),
                        seconds -> wrk(service, 1, Carts.SKUS, seconds),
                        Goal.atLeast(0.5)),
                Scenario.ofRate(
                        "checkout, 3 lines",
                        "pgbench",
                        seconds -> pgbench(3, Carts.SKUS, seconds),
                        seconds -> wrk(service, 3, Carts.SKUS, seconds),
                        null),
                Scenario.ofRate(
                        "flash sale of one sku",
                        "the same over 1,000 skus",
                        seconds -> wrk(service, 1, Carts.SKUS, seconds),
                        seconds -> wrk(service, 1, 1, seconds),
                        Goal.atLeast(0.8)),
                Scenario.ofRate(
                        "flash sale of one sku, pgbench",
                        "the same over 1,000 skus",
                        seconds -> pgbench(1, Carts.SKUS, seconds),
                        seconds -> pgbench(1, 1, seconds),
                        null));
    }

    /** Fails if a piece was sold without an order, or the other way round. */
    void requireStockToAddUp() {
        var wrong = database.jdbc().sql(STOCK_ADDS_UP).query(Long.class).single();
        if (wrong > 0) {
            throw new BenchmarkFailed("the stock of %d skus does not add up".formatted(wrong));
        }
    }

    /** Checks out through the service. */
    Sample wrk(Service service, int lines, int skus, int seconds) {
        var slice = carts.fill(seconds * settings.cartsPerSecond(), lines, skus);
        var before = database.count("orders");
        var checkouts = new Wrk(service).checkout(carts, slice, seconds);
        var made = database.count("orders") - before;
        // Of the requests that wrk left unanswered at its end, some have made an order.
        if (made < checkouts.acknowledged() || made > checkouts.acknowledged() + Settings.CONNECTIONS) {
            throw new BenchmarkFailed(
                    "%d checkouts were acknowledged, %d orders made".formatted(checkouts.acknowledged(), made));
        }
        return checkouts.sample();
    }

    private Sample pgbench(int lines, int skus, int seconds) {
        var transcript = transcripts.stream()
                .filter(one -> one.lines() == lines)
                .findFirst()
                .map(Objects::requireNonNull)
                .orElseThrow();
        var slice = carts.fill(seconds * settings.cartsPerSecond(), lines, skus);
        return new Pgbench(database).checkout(transcript, slice, skus, seconds);
    }
}
