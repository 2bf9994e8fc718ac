package com.bharatmart.benchmark;

import java.time.Duration;
import java.util.Map;

/** The integrity checks of the running shop, without their pauses: how long their transactions keep the database from cleaning up. */
record IntegrityTransactions(Application application, Database database) {

    private static final Duration TIME = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(5);

    private static final String OLDEST = """
            SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start) * 1000), 0)::bigint
            FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'""";

    private static final String WITHOUT_A_SLICE =
            "SELECT count(*) FROM integrity_check WHERE position IS NULL AND completed_at IS NULL";

    /** Milliseconds of the longest transaction in a minute of slices, each of the checks among them. */
    long longestTransaction() {
        // The first round starts so long after the first start.
        database.jdbc().sql("UPDATE integrity_check SET due_at = now()").update();
        try (var _ = Service.start(
                application,
                "service-integrity",
                database.url(),
                Map.of("bharatmart.integrity.interval", "1s", "bharatmart.integrity.pause", "0s"))) {
            var longest = 0L;
            var end = System.nanoTime() + TIME.toNanos();
            while (System.nanoTime() < end) {
                longest = Math.max(
                        longest, database.jdbc().sql(OLDEST).query(Long.class).single());
                Service.sleep(POLL);
            }
            if (database.jdbc().sql(WITHOUT_A_SLICE).query(Long.class).single() > 0) {
                throw new BenchmarkFailed("not every integrity check has run");
            }
            return longest;
        }
    }
}
