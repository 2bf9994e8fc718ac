package com.bharatmart.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of pictures. All times are the database's. */
@Repository
class MediaRepository {

    /**
     * The same picture is there once, by the unique index on {@code sha256}: its object has been written again, and it
     * is wanted again.
     */
    private static final String ADD = """
            INSERT INTO media (id, sha256, type, width, height, bytes, file_name, etag)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (sha256) DO UPDATE SET etag = excluded.etag, uploaded_at = now()
            RETURNING id""";

    private static final String COLUMNS = """
            SELECT id, sha256, type, width, height, bytes, file_name, variants, created_at FROM media""";

    /** By the primary key, as the next but one. */
    private static final String FIND = COLUMNS + " WHERE id = ?";

    private static final String FIND_BY_SHA256 = COLUMNS + " WHERE sha256 = ?";

    /** By the primary key. */
    private static final String HOLD = COLUMNS + " WHERE id = ANY (?) ORDER BY id FOR KEY SHARE";

    private static final String PAGE = COLUMNS + " WHERE (?::uuid IS NULL OR id < ?::uuid) ORDER BY id DESC LIMIT ?";

    private static final String REMOVE = "DELETE FROM media WHERE id = ? RETURNING etag";

    /** By the unique index on {@code sha256}. */
    private static final String KNOWN = "SELECT sha256 FROM media WHERE sha256 = ANY (?)";

    /** By {@code media_uploaded}. */
    private static final String NOT_UPLOADED_FOR = COLUMNS + """
             WHERE uploaded_at < now() - make_interval(secs => ?) AND (?::uuid IS NULL OR id > ?::uuid)
            ORDER BY id LIMIT ?""";

    private static final String REMOVE_UNLESS_UPLOADED = """
            DELETE FROM media WHERE id = ? AND uploaded_at < now() - make_interval(secs => ?) RETURNING etag""";

    private final JdbcClient jdbc;

    MediaRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id under which the picture is known from now on. */
    MediaId add(Picture picture, long bytes, @Nullable String fileName, String etag) {
        return jdbc.sql(ADD)
                .params(Arrays.asList(
                        picture.id().value(),
                        picture.sha256(),
                        picture.type().name(),
                        picture.size().width(),
                        picture.size().height(),
                        bytes,
                        fileName,
                        etag))
                .query((row, _) -> new MediaId(row.getObject(1, UUID.class)))
                .single();
    }

    Optional<Media> find(MediaId id) {
        return jdbc.sql(FIND).param(id.value()).query((row, _) -> media(row)).optional();
    }

    Optional<Media> find(String sha256) {
        return jdbc.sql(FIND_BY_SHA256)
                .param(sha256)
                .query((row, _) -> media(row))
                .optional();
    }

    /** Those of these that there are; they stay until the transaction ends. */
    List<Picture> hold(Collection<MediaId> ids) {
        return jdbc.sql(HOLD)
                .param(ids.stream().map(MediaId::value).toArray(UUID[]::new))
                .query((row, _) -> media(row).picture())
                .list();
    }

    /** The newest first. */
    List<Media> page(@Nullable UUID after, int limit) {
        return jdbc.sql(PAGE)
                .params(Arrays.asList(after, after, limit))
                .query((row, _) -> media(row))
                .list();
    }

    /** The etag of the object that is nobody's now; empty if there was no such picture. */
    Optional<String> remove(MediaId id) {
        return jdbc.sql(REMOVE).param(id.value()).query(String.class).optional();
    }

    /** Those of these that are known. */
    Set<String> known(Collection<String> sha256s) {
        return jdbc.sql(KNOWN).param(sha256s.toArray(String[]::new)).query(String.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In the order of their ids. */
    List<Picture> notUploadedFor(Duration time, @Nullable MediaId after, int limit) {
        var start = after == null ? null : after.value();
        return jdbc.sql(NOT_UPLOADED_FOR)
                .params(Arrays.asList(time.toSeconds(), start, start, limit))
                .query((row, _) -> media(row).picture())
                .list();
    }

    /** As {@link #remove}, if nobody has uploaded it again meanwhile. */
    Optional<String> removeUnlessUploaded(MediaId id, Duration time) {
        return jdbc.sql(REMOVE_UNLESS_UPLOADED)
                .params(id.value(), time.toSeconds())
                .query(String.class)
                .optional();
    }

    private static Media media(ResultSet row) throws SQLException {
        return new Media(
                new Picture(
                        new MediaId(row.getObject("id", UUID.class)),
                        row.getString("sha256"),
                        PictureType.valueOf(row.getString("type")),
                        new PictureSize(row.getInt("width"), row.getInt("height"))),
                row.getString("file_name"),
                row.getLong("bytes"),
                Media.Variants.valueOf(row.getString("variants")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
