package com.bharatmart.catalog;

import com.bharatmart.platform.problem.Unavailable;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many transactions have changed the catalogue. All instances count alike and look twice a second, so that what one
 * of them has changed no other goes on telling for longer than that.
 */
@Component
public class CatalogVersion {

    private static final Logger log = LoggerFactory.getLogger(CatalogVersion.class);

    /** Both in one snapshot; the first table is kept short. */
    private static final String LOOK = """
            SELECT (SELECT count(*) FROM catalogue_change) + (SELECT changes FROM catalogue_change_count)""";

    /** Rows that another instance is about to count are its own; a row without a lock is one of nobody. */
    private static final String FOLD = """
            WITH counted AS (
                DELETE FROM catalogue_change WHERE transaction IN (
                    SELECT transaction FROM catalogue_change WHERE at < now() - interval '10 seconds'
                    FOR UPDATE SKIP LOCKED)
                RETURNING 1)
            UPDATE catalogue_change_count SET changes = changes + (SELECT count(*) FROM counted)
            WHERE EXISTS (SELECT 1 FROM counted)""";

    /** What was seen longer ago than this may be true no more. */
    private static final Duration BELIEVED = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private volatile @Nullable Seen seen;

    CatalogVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if it is not known at the moment. */
    public OptionalLong current() {
        var last = seen;
        return last == null || System.nanoTime() - last.at > BELIEVED.toNanos()
                ? OptionalLong.empty()
                : OptionalLong.of(last.version);
    }

    @Scheduled(fixedDelayString = "PT0.5S", initialDelayString = "PT0S")
    public void look() {
        var now = System.nanoTime();
        try {
            seen = new Seen(jdbc.sql(LOOK).query(Long.class).single(), now);
        } catch (RuntimeException e) {
            if (Unavailable.answerTo(e).isEmpty()) {
                throw e;
            }
            log.debug("The version of the catalogue is not known until the next look", e);
        }
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    void fold() {
        jdbc.sql(FOLD).update();
    }

    private record Seen(long version, long at) {}
}
