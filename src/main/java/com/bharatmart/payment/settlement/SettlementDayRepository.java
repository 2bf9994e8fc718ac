package com.bharatmart.payment.settlement;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code settlement_day}, which has one row for each day: a queue, by its primary key. */
@Repository
class SettlementDayRepository {

    /** The last days in Indian time. A report is complete by six in the morning of the next day. */
    private static final String ADD_PAST = """
            INSERT INTO settlement_day (day, due_at)
            SELECT day::date, (day + INTERVAL '1 day 6 hours') AT TIME ZONE 'Asia/Kolkata'
            FROM generate_series(
                date_trunc('day', now() AT TIME ZONE 'Asia/Kolkata') - INTERVAL '7 days',
                date_trunc('day', now() AT TIME ZONE 'Asia/Kolkata') - INTERVAL '1 day',
                INTERVAL '1 day') AS day
            ON CONFLICT (day) DO NOTHING""";

    private static final String CLAIM = """
            UPDATE settlement_day SET due_at = now() + make_interval(secs => :lease)
            WHERE day = (
                SELECT day FROM settlement_day WHERE state = 'WAITING' AND due_at <= now()
                ORDER BY day LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING day""";

    /** A report is there a day before that. By Indian time. */
    private static final String COUNT_OVERDUE = """
            SELECT count(*) FROM settlement_day
            WHERE state = 'WAITING' AND day < (now() AT TIME ZONE 'Asia/Kolkata')::date - 2""";

    private static final String FINISH =
            "UPDATE settlement_day SET state = 'DONE', items = :items, read_at = now() WHERE day = :day";

    private static final String POSTPONE = """
            UPDATE settlement_day SET due_at = now() + make_interval(secs => :delay)
            WHERE day = :day AND state = 'WAITING'""";

    private final JdbcClient jdbc;

    SettlementDayRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addPast() {
        jdbc.sql(ADD_PAST).update();
    }

    Optional<LocalDate> claim(Duration lease) {
        return jdbc.sql(CLAIM)
                .param("lease", lease.toSeconds())
                .query(LocalDate.class)
                .optional();
    }

    /** The days that should have been compared a day ago or earlier. */
    long countOverdue() {
        return jdbc.sql(COUNT_OVERDUE).query(Long.class).single();
    }

    void finish(LocalDate day, int items) {
        jdbc.sql(FINISH).param("day", day).param("items", items).update();
    }

    void postpone(LocalDate day, Duration delay) {
        jdbc.sql(POSTPONE).param("day", day).param("delay", delay.toSeconds()).update();
    }
}
