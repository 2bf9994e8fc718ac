package com.bharatmart.media;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What {@link OrphanCleanupJob} reads and deletes. All times are the database's. */
@Repository
class OrphanRepository {

    private static final String CLAIM_RUN = """
            UPDATE media_collection SET next_at = now() + make_interval(secs => ?) WHERE next_at <= now()""";

    /** By {@code media_uploaded}. */
    private static final String FIND_NOT_UPLOADED_FOR = """
            SELECT id, sha256, type, width, height FROM media
            WHERE uploaded_at < now() - make_interval(secs => ?) AND (?::uuid IS NULL OR id > ?::uuid)
            ORDER BY id LIMIT ?""";

    private static final String DELETE_UNLESS_UPLOADED = """
            DELETE FROM media WHERE id = ? AND uploaded_at < now() - make_interval(secs => ?) RETURNING etag""";

    /** By the unique index on {@code sha256}. */
    private static final String FIND_EXISTING_SHA256 = "SELECT sha256 FROM media WHERE sha256 = ANY (?)";

    private final JdbcClient jdbc;

    OrphanRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns true on the one instance that has to run now. */
    boolean claimRun(Duration interval) {
        return jdbc.sql(CLAIM_RUN).param(interval.toSeconds()).update() == 1;
    }

    /** In the order of their ids. */
    List<Picture> findNotUploadedFor(Duration time, @Nullable MediaId after, int limit) {
        var start = after == null ? null : after.value();
        return jdbc.sql(FIND_NOT_UPLOADED_FOR)
                .params(Arrays.asList(time.toSeconds(), start, start, limit))
                .query((row, _) -> MediaRepository.picture(row))
                .list();
    }

    /** Returns the etag of the picture's object; empty if the picture has been uploaded again in this time. */
    Optional<String> deleteUnlessUploaded(MediaId id, Duration time) {
        return jdbc.sql(DELETE_UNLESS_UPLOADED)
                .params(id.value(), time.toSeconds())
                .query(String.class)
                .optional();
    }

    /** Returns those of the hashes that belong to a picture. */
    Set<String> findExistingSha256(Collection<String> sha256s) {
        return jdbc.sql(FIND_EXISTING_SHA256).param(sha256s.toArray(String[]::new)).query(String.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
