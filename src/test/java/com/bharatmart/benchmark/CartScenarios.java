package com.bharatmart.benchmark;

import java.util.List;
import java.util.Objects;

/** Carts that are filled and ordered, by the service and by the database alone. */
final class CartScenarios {

    private static final String STOCK_ADDS_UP = """
            SELECT count(*) FROM stock_level level
            WHERE counted <> available + reserved + sold OR sold <> (
                SELECT coalesce(sum(quantity), 0) FROM reservation kept WHERE kept.sku = level.sku)""";

    private final Settings settings;
    private final Database database;
    private final Carts carts;
    private final List<Transcript> transcripts;

    CartScenarios(Settings settings, Database database, Carts carts, List<Transcript> transcripts) {
        this.settings = settings;
        this.database = database;
        this.carts = carts;
        this.transcripts = transcripts;
    }

    List<Scenario> scenarios(Service service) {
        return List.of(
                Scenario.ofRate(
                        Transcript.ADD,
                        "pgbench",
                        seconds -> pgbench().add(transcript(Transcript.ADD), empty(seconds), seconds),
                        seconds -> add(service, seconds),
                        Goal.atLeast(0.5)),
                checkout(service, Transcript.CHECKOUT, 1),
                checkout(service, Transcript.LONGER_CHECKOUT, 3),
                Scenario.ofRate(
                        "flash sale of one sku",
                        "the same over 1,000 skus",
                        seconds -> checkout(service, 1, Carts.SKUS, seconds),
                        seconds -> checkout(service, 1, 1, seconds),
                        Goal.atLeast(0.9)),
                Scenario.ofRate(
                        "flash sale of one sku, pgbench",
                        "the same over 1,000 skus",
                        seconds -> checkout(Transcript.CHECKOUT, 1, Carts.SKUS, seconds),
                        seconds -> checkout(Transcript.CHECKOUT, 1, 1, seconds),
                        null));
    }

    /** Fails if a piece was sold without an order, or the other way round. */
    void requireStockToAddUp() {
        var wrong = database.jdbc().sql(STOCK_ADDS_UP).query(Long.class).single();
        if (wrong > 0) {
            throw new BenchmarkFailed("the stock of %d skus does not add up".formatted(wrong));
        }
    }

    /** Adds an item to an empty cart, through the service. */
    Sample add(Service service, int seconds) {
        var slice = empty(seconds);
        var before = database.count("cart_item");
        var adds = new Wrk(service).add(carts, slice, seconds);
        return adds.requireMade(database.count("cart_item") - before);
    }

    /** Checks out through the service. */
    Sample checkout(Service service, int lines, int skus, int seconds) {
        var slice = filled(lines, skus, seconds);
        var before = database.count("orders");
        var checkouts = new Wrk(service).checkout(carts, slice, seconds);
        return checkouts.requireMade(database.count("orders") - before);
    }

    private Sample checkout(String transcript, int lines, int skus, int seconds) {
        return pgbench().checkout(transcript(transcript), filled(lines, skus, seconds), skus, seconds);
    }

    private Scenario checkout(Service service, String transcript, int lines) {
        return Scenario.ofRate(
                transcript,
                "pgbench",
                seconds -> checkout(transcript, lines, Carts.SKUS, seconds),
                seconds -> checkout(service, lines, Carts.SKUS, seconds),
                Goal.atLeast(0.75));
    }

    private Carts.Slice empty(int seconds) {
        return filled(0, Carts.SKUS, seconds);
    }

    private Carts.Slice filled(int lines, int skus, int seconds) {
        return carts.fill(seconds * settings.cartsPerSecond(), lines, skus);
    }

    private Pgbench pgbench() {
        return new Pgbench(database);
    }

    private Transcript transcript(String name) {
        return transcripts.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(Objects::requireNonNull)
                .orElseThrow();
    }
}
