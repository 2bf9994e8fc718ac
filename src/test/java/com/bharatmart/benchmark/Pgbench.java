package com.bharatmart.benchmark;

import com.bharatmart.local.LocalPostgres;
import java.util.ArrayList;
import java.util.List;

/** Does to the database what requests do, with no service in between. */
record Pgbench(Database database) {

    private static final String ORDERED = """
            SELECT count(*) FROM cart WHERE status = 'ORDERED'
            AND id IN (SELECT md5(n::text) FROM generate_series(:first, :last) AS n)""";

    private static final String FILLED = """
            SELECT count(*) FROM cart_item
            WHERE cart_id IN (SELECT md5(n::text) FROM generate_series(:first, :last) AS n)""";

    /** Checkouts as in the transcript, of carts in the slice, over the first so many skus. */
    Sample checkout(Transcript transcript, Carts.Slice slice, int skus, int seconds) {
        var before = database.count("orders");
        var output = run(transcript, slice, skus, seconds);
        requireChanges("orders", database.count("orders") - before, output.transactions());
        // Each of them ended another cart.
        requireChanges("ordered carts", count(ORDERED, slice), output.transactions());
        return output.sample();
    }

    /** Adds as in the transcript, to empty carts in the slice. */
    Sample add(Transcript transcript, Carts.Slice slice, int seconds) {
        var output = run(transcript, slice, Carts.SKUS, seconds);
        requireChanges("items", count(FILLED, slice), output.transactions());
        return output.sample();
    }

    private PgbenchOutput run(Transcript transcript, Carts.Slice slice, int skus, int seconds) {
        var words = new ArrayList<>(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(LocalPostgres.shared().port()),
                "-U",
                "postgres",
                "-c",
                String.valueOf(Settings.CONNECTIONS),
                "-j",
                String.valueOf(Settings.THREADS),
                "-T",
                String.valueOf(seconds),
                "-f",
                transcript.script().toString()));
        transcript.variables().forEach((name, value) -> define(words, name, value));
        define(words, "first", slice.first());
        define(words, "clients", Settings.CONNECTIONS);
        define(words, "n", -1);
        define(words, "skus", skus);
        define(words, "sold", "SOLD");
        words.add(database.name());
        return PgbenchOutput.parse(new Command(words).run());
    }

    private long count(String sql, Carts.Slice slice) {
        return database.jdbc()
                .sql(sql)
                .param("first", slice.first())
                .param("last", slice.last())
                .query(Long.class)
                .single();
    }

    private static void requireChanges(String what, long made, long transactions) {
        if (made != transactions) {
            throw new BenchmarkFailed("pgbench ran %d transactions, which made %d %s; are there enough carts"
                            .formatted(transactions, made, what)
                    + " (-Dbenchmark.carts-per-second)?");
        }
    }

    private static void define(List<String> words, String name, Object value) {
        words.add("-D");
        words.add(name + "=" + value);
    }
}
