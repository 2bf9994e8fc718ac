package com.bharatmart.benchmark;

import com.bharatmart.local.LocalPostgres;
import java.util.ArrayList;
import java.util.List;

/** Does to the database what checkouts do, with no service in between. */
record Pgbench(Database database) {

    /** Checkouts as in the transcript, of carts in the slice, over the first so many skus. */
    Sample checkout(Transcript transcript, Carts.Slice slice, int skus, int seconds) {
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
        var before = database.count("orders");
        var output = PgbenchOutput.parse(new Command(words).run());
        requireOrders(database.count("orders") - before, output.transactions(), slice);
        return output.sample();
    }

    private void requireOrders(long made, long transactions, Carts.Slice slice) {
        if (made != transactions) {
            throw new BenchmarkFailed(
                    "pgbench ran %d transactions, which made %d orders".formatted(transactions, made));
        }
        // The carts left over tell whether each order ended one of the slice's.
        var ended = database.jdbc()
                .sql("""
                    SELECT count(*) FROM cart WHERE status = 'ORDERED'
                    AND id IN (SELECT md5(n::text) FROM generate_series(:first, :last) AS n)""")
                .param("first", slice.first())
                .param("last", slice.last())
                .query(Long.class)
                .single();
        if (ended != transactions) {
            throw new BenchmarkFailed("pgbench made %d orders out of %d carts: raise -Dbenchmark.carts-per-second"
                    .formatted(transactions, ended));
        }
    }

    private static void define(List<String> words, String name, Object value) {
        words.add("-D");
        words.add(name + "=" + value);
    }
}
