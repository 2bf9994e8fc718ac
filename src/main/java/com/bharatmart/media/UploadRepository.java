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

/** The table {@code media_upload}: direct uploads that are not complete. All access is by the primary key unless noted. */
@Repository
class UploadRepository {

    private static final String ADD =
            "INSERT INTO media_upload (id, request_id, file_name, expires_at) VALUES (?, ?, ?, ?)";

    private static final String FIND = "SELECT id, request_id, file_name FROM media_upload WHERE id = ?";

    private static final String DELETE = "DELETE FROM media_upload WHERE id = ?";

    /** By {@code media_upload_expires}. */
    private static final String DELETE_EXPIRED = """
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

    /** Returns false if there was no such upload. */
    boolean delete(UUID id) {
        return jdbc.sql(DELETE).param(id).update() == 1;
    }

    /** Deletes the uploads that expired longer ago than this. */
    List<Upload> deleteExpired(Duration since) {
        return jdbc.sql(DELETE_EXPIRED)
                .param(since.toSeconds())
                .query((row, _) -> new Upload(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list();
    }
}
