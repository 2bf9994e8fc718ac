package com.bharatmart.media;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The pictures whose renditions have to be made, and the lease of the instance that makes them. All access is by {@code
 * media_pending}.
 */
@Repository
class RenditionRepository {

    /** Concurrent claims get different pictures. */
    private static final String CLAIM = """
            UPDATE media SET attempt = attempt + 1, alive_until = now() + make_interval(secs => ?)
            WHERE id = (
                SELECT id FROM media
                WHERE variants = 'PENDING' AND (alive_until IS NULL OR alive_until < now()) AND attempt < ?
                ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, sha256, type, width, height, attempt""";

    private static final String GIVE_UP_EXPIRED = """
            UPDATE media SET variants = 'FAILED', alive_until = NULL
            WHERE variants = 'PENDING' AND alive_until < now() AND attempt >= ?""";

    private static final String RELEASE = """
            UPDATE media SET alive_until = now() + make_interval(secs => ?), attempt = attempt - 1
            WHERE id = ? AND variants = 'PENDING' AND attempt = ?""";

    private static final String FINISH = """
            UPDATE media SET variants = ?, alive_until = NULL
            WHERE id = ? AND variants = 'PENDING' AND attempt = ?""";

    private final JdbcClient jdbc;
    private final MediaProperties properties;

    RenditionRepository(JdbcClient jdbc, MediaProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** @param attempt identifies the claim: another instance that claims the picture later has a higher number */
    record Claim(Picture picture, int attempt) {}

    Optional<Claim> claim() {
        return jdbc.sql(CLAIM)
                .params(properties.lease().toSeconds(), properties.maxAttempts())
                .query((row, _) -> new Claim(MediaRepository.picture(row), row.getInt("attempt")))
                .optional();
    }

    /** Marks pictures as failed whose last attempt's lease has expired. */
    void giveUpExpired() {
        jdbc.sql(GIVE_UP_EXPIRED).param(properties.maxAttempts()).update();
    }

    /** Ends a claim without counting the attempt. The picture can be claimed again after the delay. */
    void release(Claim claim, int delaySeconds) {
        jdbc.sql(RELEASE)
                .params(delaySeconds, claim.picture().id().value(), claim.attempt())
                .update();
    }

    void finish(Claim claim, Media.RenditionState result) {
        jdbc.sql(FINISH)
                .params(result.name(), claim.picture().id().value(), claim.attempt())
                .update();
    }
}
