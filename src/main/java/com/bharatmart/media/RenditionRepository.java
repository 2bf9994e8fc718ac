package com.bharatmart.media;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Of which pictures smaller sizes are still to be made, and by whom. By {@code media_pending} throughout. */
@Repository
class RenditionRepository {

    /** Of those who look at the same time, each sees another picture or none. */
    private static final String CLAIM = """
            UPDATE media SET attempt = attempt + 1, alive_until = now() + make_interval(secs => ?)
            WHERE id = (
                SELECT id FROM media
                WHERE variants = 'PENDING' AND (alive_until IS NULL OR alive_until < now()) AND attempt < ?
                ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, sha256, type, width, height, attempt""";

    private static final String GIVE_UP = """
            UPDATE media SET variants = 'FAILED', alive_until = NULL
            WHERE variants = 'PENDING' AND alive_until < now() AND attempt >= ?""";

    private static final String HAND_BACK = """
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

    /** A picture that somebody works on, for the so many-th time. */
    record Claim(Picture picture, int attempt) {}

    Optional<Claim> claim() {
        return jdbc.sql(CLAIM)
                .params(properties.lease().toSeconds(), properties.maxAttempts())
                .query((row, _) -> new Claim(
                        new Picture(
                                new MediaId(row.getObject(1, UUID.class)),
                                row.getString(2),
                                PictureType.valueOf(row.getString(3)),
                                new PictureSize(row.getInt(4), row.getInt(5))),
                        row.getInt(6)))
                .optional();
    }

    void giveUpHopeless() {
        jdbc.sql(GIVE_UP).param(properties.maxAttempts()).update();
    }

    /** For whoever comes then. */
    void handBack(Claim claim, int seconds) {
        jdbc.sql(HAND_BACK)
                .params(seconds, claim.picture().id().value(), claim.attempt())
                .update();
    }

    void finish(Claim claim, Media.Variants result) {
        jdbc.sql(FINISH)
                .params(result.name(), claim.picture().id().value(), claim.attempt())
                .update();
    }
}
