package com.bharatmart.media;

import com.bharatmart.media.FileStore.StoredFile;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.model.Range;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gives pictures out. */
@Service
public class StoredPictures {

    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final FileStore files;
    private final MediaTable table;
    private final MediaProperties properties;
    private final PictureUrls urls;

    StoredPictures(FileStore files, MediaTable table, MediaProperties properties, PictureUrls urls) {
        this.files = files;
        this.table = table;
        this.properties = properties;
        this.urls = urls;
    }

    /**
     * The bytes of a picture, or those of its full size as long as the size asked for has not been made.
     *
     * @param range of the bytes, null for all
     * @return empty if there is no such picture
     * @throws RangeNotSatisfiable if the file is shorter
     * @throws StorageUnavailable if it cannot be known
     */
    public Optional<Content> find(PictureName name, @Nullable ByteRange range) {
        var found = get(name.objectName(), range).map(file -> new Content(name.type(), file, true));
        if (found.isPresent()) {
            return found;
        }
        return table.find(name.sha256())
                .map(Media::picture)
                .filter(picture -> name.size().width() < picture.size().width())
                .flatMap(picture ->
                        get(picture.objectName(), null).map(file -> new Content(picture.type(), file, false)));
    }

    /** Deletes the files of a picture of which nobody knows any more; what cannot be now is collected later. */
    void delete(Picture picture, String etag) {
        try {
            files.delete(picture.objectName(), etag);
            urls.sizes(picture).forEach(size -> files.delete(picture.objectName(size), null));
        } catch (StorageUnavailable | MediaBusy _) {
            // see above
        }
    }

    private Optional<StoredFile> get(String objectName, @Nullable ByteRange range) {
        try {
            return files.get(
                    objectName,
                    range == null ? null : new Range(range.first(), range.last()),
                    properties.maxSize().toBytes() * 2);
        } catch (BmcException e) {
            if (e.getStatusCode() == RANGE_NOT_SATISFIABLE) {
                throw new RangeNotSatisfiable();
            }
            throw e;
        }
    }

    /**
     * A part of a file: from the first byte on, up to the last if there is one; or else as many as {@code last} says from
     * its end.
     */
    public record ByteRange(@Nullable Long first, @Nullable Long last) {}

    /** There are fewer bytes. */
    public static final class RangeNotSatisfiable extends RuntimeException {}

    /**
     * What was found of a picture.
     *
     * @param start of the bytes in the file
     * @param length of the whole file
     * @param isFinal whether that will never change
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Content(PictureType type, byte[] bytes, long start, long length, boolean isFinal) {
        Content(PictureType type, StoredFile file, boolean isFinal) {
            this(type, file.bytes(), file.start(), file.length(), isFinal);
        }
    }
}
