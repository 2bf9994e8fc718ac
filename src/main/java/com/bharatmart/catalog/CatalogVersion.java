package com.bharatmart.catalog;

import com.bharatmart.platform.database.WriteJobs;
import com.bharatmart.platform.problem.Unavailable;
import com.bharatmart.platform.replica.ReadRouter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The number of transactions that have changed the catalogue, and its languages. Every instance reads them twice a second,
 * so that it stops serving outdated responses within that time. They come from the same database as the catalogue: while a
 * replica serves that, the version is the replica's.
 */
@Component
public class CatalogVersion {

    private static final Logger log = LoggerFactory.getLogger(CatalogVersion.class);

    /** Reads the tables in one snapshot. {@link #COMPACT} keeps the first one short. */
    private static final String READ = """
            SELECT (SELECT count(*) FROM catalogue_change) + (SELECT changes FROM catalogue_change_count),
                ARRAY(SELECT language FROM catalogue_language ORDER BY language)""";

    /** Skips the rows that another instance compacts at the same time. */
    private static final String COMPACT = """
            WITH counted AS (
                DELETE FROM catalogue_change WHERE transaction IN (
                    SELECT transaction FROM catalogue_change WHERE at < now() - interval '10 seconds'
                    FOR UPDATE SKIP LOCKED)
                RETURNING 1)
            UPDATE catalogue_change_count SET changes = changes + (SELECT count(*) FROM counted)
            WHERE EXISTS (SELECT 1 FROM counted)""";

    /** A version that was read longer ago may be outdated. */
    private static final Duration MAX_AGE = Duration.ofSeconds(2);

    /** Of the replica that the current read uses. */
    private static final ScopedValue<Long> AT_REPLICA = ScopedValue.newInstance();

    private final JdbcClient jdbc;
    private final ReadRouter reads;
    private volatile @Nullable Reading reading;
    private volatile List<String> languages = List.of();

    CatalogVersion(JdbcClient jdbc, ReadRouter reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** Empty while it is not known. Inside of a read on a replica, the version that this replica has. */
    public OptionalLong current() {
        if (AT_REPLICA.isBound()) {
            return OptionalLong.of(AT_REPLICA.get());
        }
        var last = reading;
        return last == null || System.nanoTime() - last.at > MAX_AGE.toNanos()
                ? OptionalLong.empty()
                : OptionalLong.of(last.version);
    }

    /** The BCP 47 tags of the languages in which some of the catalogue is translated, as last read. */
    public List<String> languages() {
        return languages;
    }

    @Scheduled(fixedDelayString = "PT0.5S", initialDelayString = "PT0S")
    public void refresh() {
        var now = System.nanoTime();
        try {
            var found = reads.read(this::find);
            languages = found.languages;
            reading = new Reading(found.version, now);
        } catch (RuntimeException e) {
            if (Unavailable.answerTo(e).isEmpty()) {
                throw e;
            }
            log.debug("The version of the catalogue is not known until the next read", e);
        }
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S", scheduler = WriteJobs.SCHEDULER)
    void compact() {
        jdbc.sql(COMPACT).update();
    }

    /**
     * Runs a read of the catalogue for shoppers, on the primary or on a replica. A replica may be behind, so the version is the
     * first that is read there: what is read afterwards is not older.
     *
     * @param read may run twice; gets the version that the replica has, or nothing on the primary
     */
    public <T> T read(Function<OptionalLong, T> read) {
        return reads.read(() -> reads.isOnReplica() ? readAtReplica(read) : read.apply(OptionalLong.empty()));
    }

    private <T> T readAtReplica(Function<OptionalLong, T> read) {
        var version = find().version;
        return ScopedValue.where(AT_REPLICA, version).call(() -> read.apply(OptionalLong.of(version)));
    }

    private State find() {
        return reads.client()
                .sql(READ)
                .query((row, _) -> new State(
                        row.getLong(1), List.of((String[]) row.getArray(2).getArray())))
                .single();
    }

    private record State(long version, List<String> languages) {}

    private record Reading(long version, long at) {}
}
