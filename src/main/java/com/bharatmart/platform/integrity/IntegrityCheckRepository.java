package com.bharatmart.platform.integrity;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables {@code integrity_check}, a queue with a row for each check, and {@code integrity_violation}. */
@Repository
class IntegrityCheckRepository {

    private static final String ADD = """
            INSERT INTO integrity_check (name, due_at)
            SELECT name, now() + make_interval(secs => :delay) FROM unnest(:names::text[]) AS name
            ON CONFLICT (name) DO NOTHING""";

    private static final String CLAIM = """
            UPDATE integrity_check SET due_at = now() + make_interval(secs => :lease), attempt = attempt + 1
            WHERE name = (
                SELECT name FROM integrity_check WHERE due_at <= now() AND name = ANY (:names::text[])
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING name, position, round, attempt""";

    private static final String GO_ON = """
            UPDATE integrity_check SET position = :last, due_at = now() + make_interval(secs => :delay)
            WHERE name = :name AND attempt = :attempt""";

    private static final String END_ROUND = """
            UPDATE integrity_check
            SET position = NULL, round = round + 1, completed_at = now(), due_at = now() + make_interval(secs => :delay)
            WHERE name = :name AND attempt = :attempt""";

    private static final String ADD_VIOLATION = """
            INSERT INTO integrity_violation (check_name, subject, detail, round)
            VALUES (:name, :subject, :detail, :round)
            ON CONFLICT (check_name, subject) DO UPDATE SET detail = excluded.detail, round = excluded.round""";

    /** What the whole round has not found any more. */
    private static final String REMOVE_MENDED =
            "DELETE FROM integrity_violation WHERE check_name = :name AND round < :round";

    /** By the primary key. */
    private static final String SUBJECTS =
            "SELECT subject FROM integrity_violation WHERE check_name = ? AND subject > ? ORDER BY subject LIMIT ?";

    private static final String STATES = """
            SELECT name,
                (SELECT count(*) FROM integrity_violation v WHERE v.check_name = c.name) AS violations,
                extract(epoch FROM now() - coalesce(completed_at, added_at))::bigint AS age
            FROM integrity_check c WHERE name = ANY (:names::text[])""";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    IntegrityCheckRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Adds the checks that are not there yet. */
    void add(Collection<String> names, Duration delay) {
        jdbc.sql(ADD)
                .param("names", names.toArray(String[]::new))
                .param("delay", delay.toSeconds())
                .update();
    }

    Optional<Claim> claim(Collection<String> names, Duration lease) {
        return jdbc.sql(CLAIM)
                .param("names", names.toArray(String[]::new))
                .param("lease", lease.toSeconds())
                .query((row, _) -> new Claim(
                        row.getString("name"), row.getString("position"), row.getLong("round"), row.getLong("attempt")))
                .optional();
    }

    /**
     * Stores what a slice has found, and ends the round if it was the last one. Returns false, and changes nothing, if
     * another instance has claimed the check meanwhile.
     */
    @Transactional
    public boolean finish(Claim claim, IntegrityCheck.Slice slice, Duration delay) {
        var isLast = slice.last() == null;
        if (!(isLast ? endRound(claim, delay) : goOn(claim, slice.last(), delay))) {
            return false;
        }
        if (!slice.violations().isEmpty()) {
            batches.batchUpdate(
                    ADD_VIOLATION,
                    slice.violations().stream()
                            .map(violation -> row(claim, violation))
                            .toArray(SqlParameterSource[]::new));
        }
        if (isLast) {
            jdbc.sql(REMOVE_MENDED)
                    .param("name", claim.check())
                    .param("round", claim.round())
                    .update();
        }
        return true;
    }

    private static SqlParameterSource row(Claim claim, IntegrityCheck.Violation violation) {
        return new MapSqlParameterSource()
                .addValue("name", claim.check())
                .addValue("subject", violation.subject())
                .addValue("detail", violation.detail())
                .addValue("round", claim.round());
    }

    /** The slice is repeated after the delay. */
    void postpone(Claim claim, Duration delay) {
        goOn(claim, claim.after(), delay);
    }

    private boolean goOn(Claim claim, @Nullable String last, Duration delay) {
        return update(jdbc.sql(GO_ON).param("last", last), claim, delay);
    }

    private boolean endRound(Claim claim, Duration delay) {
        return update(jdbc.sql(END_ROUND), claim, delay);
    }

    private static boolean update(JdbcClient.StatementSpec statement, Claim claim, Duration delay) {
        return statement
                        .param("name", claim.check())
                        .param("attempt", claim.attempt())
                        .param("delay", delay.toSeconds())
                        .update()
                == 1;
    }

    List<String> subjects(String check, String after, int limit) {
        return jdbc.sql(SUBJECTS)
                .params(check, after, limit)
                .query(String.class)
                .list();
    }

    /** By the name of the check. */
    Map<String, State> states(Collection<String> names) {
        var states = new HashMap<String, State>();
        jdbc.sql(STATES).param("names", names.toArray(String[]::new)).query(row -> {
            states.put(row.getString("name"), new State(row.getLong("violations"), row.getLong("age")));
        });
        return states;
    }

    /** @param after where the previous slice ended, null at the beginning of a round */
    record Claim(String check, @Nullable String after, long round, long attempt) {}

    /**
     * @param violations rows that break the rule
     * @param ageSeconds since the last complete round, or since there is the check
     */
    record State(long violations, long ageSeconds) {}
}
