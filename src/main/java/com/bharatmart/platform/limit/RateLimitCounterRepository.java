package com.bharatmart.platform.limit;

import com.bharatmart.platform.database.SlicedDelete;
import com.bharatmart.shared.Fingerprint;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counters in the table {@code counted_try}: for each key the time at which its limit is full again (generic cell rate
 * algorithm), by the clock of the database. Keys are stored as fingerprints, so that the table contains neither names nor
 * addresses. All statements but the cleanup use the primary key.
 */
@Repository
class RateLimitCounterRepository {

    /** Moves the time on by one interval. Returns no row if the time would then be more than the period away. */
    private static final String TAKE = """
            INSERT INTO counted_try AS tries (subject, whole_at)
            VALUES (:subject, clock_timestamp() + :interval * interval '1 microsecond')
            ON CONFLICT (subject) DO UPDATE
            SET whole_at = greatest(tries.whole_at, clock_timestamp()) + :interval * interval '1 microsecond'
            WHERE greatest(tries.whole_at, clock_timestamp()) + :interval * interval '1 microsecond'
                <= clock_timestamp() + :period * interval '1 microsecond'
            RETURNING 1
            """;

    private static final String WAIT = """
            SELECT ceil(extract(epoch FROM whole_at - clock_timestamp()) * 1000000)::bigint + :interval - :period
            FROM counted_try WHERE subject = :subject
            """;

    private static final String GIVE_BACK = """
            UPDATE counted_try SET whole_at = whole_at - :interval * interval '1 microsecond' WHERE subject = :subject
            """;

    private static final SlicedDelete DELETE_FULL = SlicedDelete.from("counted_try", "whole_at < now()");

    private final JdbcClient database;

    RateLimitCounterRepository(JdbcClient database) {
        this.database = database;
    }

    /** Takes a token. Returns false, and changes nothing, if there is none. */
    boolean take(RateLimit.Key key) {
        return statement(TAKE, key).query(Integer.class).optional().isPresent();
    }

    /** The time until the next token, at least 1 µs. */
    Duration untilNext(RateLimit.Key key) {
        var micros = statement(WAIT, key).query(Long.class).optional().orElse(0L);
        return Duration.of(Math.max(micros, 1), ChronoUnit.MICROS);
    }

    void giveBack(RateLimit.Key key) {
        database.sql(GIVE_BACK)
                .param("subject", subject(key))
                .param("interval", micros(key.limit().rate().interval()))
                .update();
    }

    void deleteFull() {
        DELETE_FULL.run(database, Map.of());
    }

    private JdbcClient.StatementSpec statement(String sql, RateLimit.Key key) {
        var rate = key.limit().rate();
        return database.sql(sql)
                .param("subject", subject(key))
                .param("interval", micros(rate.interval()))
                .param("period", micros(rate.period()));
    }

    private static String subject(RateLimit.Key key) {
        return Fingerprint.of(key.value());
    }

    private static long micros(Duration time) {
        return TimeUnit.NANOSECONDS.toMicros(time.toNanos());
    }
}
