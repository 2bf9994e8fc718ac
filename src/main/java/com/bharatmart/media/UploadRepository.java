package com.bharatmart.media;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files that clients were told to put into Object Storage themselves. By the primary key throughout. */
@Repository
class UploadRepository {

    private static final String ADD =
            "INSERT INTO media_upload (id, request_id, file_name, expires_at) VALUES (?, ?, ?, ?)";

    private static final String FIND = "SELECT id, request_id, file_name FROM media_upload WHERE id = ?";

    private static final String REMOVE = "DELETE FROM media_upload WHERE id = ?";

    /** By {@code media_upload_expires}. */
    private static final String REMOVE_EXPIRED = """
            DELETE FROM media_upload WHERE expires_at < now() - make_interval(secs => ?)
            RETURNING id, request_id, file_name""";

    private final JdbcClient jdbc;

    UploadRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param requestId of the pre-authenticated request
     * @param fileName for display only
     */
    record Upload(UUID id, String requestId, @Nullable String fileName) {}

    void add(Upload upload, Instant expiresAt) {
        jdbc.sql(ADD)
                .params(Arrays.asList(
                        upload.id(), upload.requestId(), upload.fileName(), expiresAt.atOffset(ZoneOffset.UTC)))
                .update();
    }

    Optional<Upload> find(UUID id) {
        return jdbc.sql(FIND)
                .param(id)
                .query((row, _) -> new Upload(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .optional();
    }

    /** False if it is gone already. */
    boolean remove(UUID id) {
        return jdbc.sql(REMOVE).param(id).update() == 1;
    }

    /** Those that have expired so long ago. */
    List<Upload> removeExpired(Duration since) {
        return jdbc.sql(REMOVE_EXPIRED)
                .param(since.toSeconds())
                .query((row, _) -> new Upload(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list();
    }
}
