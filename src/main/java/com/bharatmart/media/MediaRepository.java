package com.bharatmart.media;

import com.bharatmart.platform.database.InstantColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code media}. All times are the database's. */
@Repository
class MediaRepository {

    /**
     * The unique index on {@code sha256} finds a picture that exists already. Its object has been written again, so it has a
     * new etag, and its grace period starts again.
     */
    private static final String ADD = """
            INSERT INTO media (id, sha256, type, width, height, bytes, file_name, etag)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (sha256) DO UPDATE SET etag = excluded.etag, uploaded_at = now()
            RETURNING id""";

    private static final String SELECT = """
            SELECT id, sha256, type, width, height, bytes, file_name, variants AS renditions, created_at FROM media""";

    /** By the primary key. */
    private static final String FIND = SELECT + " WHERE id = ?";

    /** By the unique index on {@code sha256}. */
    private static final String FIND_BY_SHA256 = SELECT + " WHERE sha256 = ?";

    /** By the primary key. */
    private static final String FIND_AND_LOCK = SELECT + " WHERE id = ANY (?) ORDER BY id FOR KEY SHARE";

    /** By the primary key. */
    private static final String PAGE = SELECT + " WHERE (?::uuid IS NULL OR id < ?::uuid) ORDER BY id DESC LIMIT ?";

    /** By the unique index on {@code sha256}. */
    private static final String IN_ORDER_OF_SHA256 =
            SELECT + " WHERE sha256 > ? AND sha256 <= ? ORDER BY sha256 LIMIT ?";

    private static final String DELETE = "DELETE FROM media WHERE id = ? RETURNING etag";

    private final JdbcClient jdbc;

    MediaRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the id of the picture, which is that of an existing row for the same bytes. */
    MediaId add(ProcessedPicture processed) {
        var picture = processed.picture();
        return jdbc.sql(ADD)
                .params(Arrays.asList(
                        picture.id().value(),
                        picture.sha256(),
                        picture.type().name(),
                        picture.size().width(),
                        picture.size().height(),
                        processed.bytes(),
                        processed.fileName(),
                        processed.etag()))
                .query((row, _) -> new MediaId(row.getObject(1, UUID.class)))
                .single();
    }

    Optional<Media> find(MediaId id) {
        return jdbc.sql(FIND).param(id.value()).query(MediaRepository::media).optional();
    }

    Optional<Media> find(String sha256) {
        return jdbc.sql(FIND_BY_SHA256)
                .param(sha256)
                .query(MediaRepository::media)
                .optional();
    }

    /** Returns the pictures that exist. They cannot be deleted until the transaction ends. */
    List<Picture> findAndLock(Collection<MediaId> ids) {
        return jdbc
                .sql(FIND_AND_LOCK)
                .param(ids.stream().map(MediaId::value).toArray(UUID[]::new))
                .query(MediaRepository::media)
                .stream()
                .map(Media::picture)
                .toList();
    }

    /** The newest first. */
    List<Media> page(@Nullable UUID after, int limit) {
        return jdbc.sql(PAGE)
                .params(Arrays.asList(after, after, limit))
                .query(MediaRepository::media)
                .list();
    }

    /** The pictures after the first of these hashes, up to the other one. */
    List<Media> inOrderOfSha256(String after, String last, int limit) {
        return jdbc.sql(IN_ORDER_OF_SHA256)
                .params(after, last, limit)
                .query(MediaRepository::media)
                .list();
    }

    /** Returns the etag of the picture's object; empty if there was no such picture. */
    Optional<String> delete(MediaId id) {
        return jdbc.sql(DELETE).param(id.value()).query(String.class).optional();
    }

    private static Media media(ResultSet row, int index) throws SQLException {
        return new Media(
                picture(row),
                row.getString("file_name"),
                row.getLong("bytes"),
                Media.RenditionState.valueOf(row.getString("renditions")),
                InstantColumn.read(row, "created_at"));
    }

    /** Maps the columns {@code id}, {@code sha256}, {@code type}, {@code width} and {@code height}. */
    static Picture picture(ResultSet row) throws SQLException {
        return new Picture(
                new MediaId(row.getObject("id", UUID.class)),
                row.getString("sha256"),
                PictureType.valueOf(row.getString("type")),
                new PictureSize(row.getInt("width"), row.getInt("height")));
    }
}
