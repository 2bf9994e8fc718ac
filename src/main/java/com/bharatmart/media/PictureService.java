package com.bharatmart.media;

import com.bharatmart.media.ObjectStore.StoredFile;
import com.bharatmart.platform.overload.WorkingMemory;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.model.Range;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gives pictures out. */
@Service
public class PictureService {

    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final ObjectStore files;
    private final MediaRepository table;
    private final MediaProperties properties;
    private final PictureUrls urls;
    private final WorkingMemory.Share memory;

    PictureService(
            ObjectStore files,
            MediaRepository table,
            WorkingMemory memory,
            MediaProperties properties,
            PictureUrls urls) {
        this.files = files;
        this.table = table;
        this.properties = properties;
        this.urls = urls;
        this.memory = memory.share("pictures given", properties.givingMemory());
    }

    /**
     * The bytes of a picture, or those of its full size as long as the size asked for has not been made. There is so much
     * memory for those who take them slowly, and no more.
     *
     * @param range of the bytes, null for all
     * @return empty if there is no such picture
     * @throws RangeNotSatisfiableException if the file is shorter
     * @throws StorageUnavailableException if it cannot be known
     * @throws MediaBusyException if there is no memory for it
     */
    public Optional<Content> find(PictureName name, @Nullable ByteRange range) {
        var found = get(name.objectName(), name.type(), range, true);
        if (found.isPresent()) {
            return found;
        }
        return table.find(name.sha256())
                .map(Media::picture)
                .filter(picture -> name.size().width() < picture.size().width())
                .flatMap(picture -> get(picture.objectName(), picture.type(), null, false));
    }

    /** Deletes the files of a picture of which nobody knows any more; what cannot be now is collected later. */
    void delete(Picture picture, String etag) {
        try {
            files.delete(picture.objectName(), etag);
            urls.sizes(picture).forEach(size -> files.delete(picture.objectName(size), null));
        } catch (StorageUnavailableException | MediaBusyException _) {
            // see above
        }
    }

    /** The memory is taken once the length is known, and before the first byte is read. */
    private Optional<Content> get(String objectName, PictureType type, @Nullable ByteRange range, boolean isFinal) {
        var taken = new AtomicLong();
        Runnable giveBack = () -> memory.release(taken.getAndSet(0));
        try {
            var found = read(objectName, range, length -> take(length, taken));
            if (found.isEmpty()) {
                giveBack.run();
            }
            return found.map(file -> new Content(type, file.bytes(), file.start(), file.length(), isFinal, giveBack));
        } catch (RuntimeException e) {
            giveBack.run();
            throw e;
        }
    }

    /** Now or not at all: to wait for it would keep a connection to Object Storage from others. */
    private void take(long length, AtomicLong taken) {
        if (!memory.tryAcquire(length, Duration.ZERO)) {
            throw new MediaBusyException("too many pictures on their way");
        }
        taken.set(length);
    }

    private Optional<StoredFile> read(String objectName, @Nullable ByteRange range, LongConsumer beforeReading) {
        try {
            return files.get(
                    objectName,
                    range == null ? null : new Range(range.first(), range.last()),
                    properties.maxSize().toBytes() * 2,
                    beforeReading);
        } catch (BmcException e) {
            if (e.getStatusCode() == RANGE_NOT_SATISFIABLE) {
                throw new RangeNotSatisfiableException();
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
    public static final class RangeNotSatisfiableException extends RuntimeException {}

    /**
     * What was found of a picture, to be closed once it has been given.
     *
     * @param start of the bytes in the file
     * @param length of the whole file
     * @param isFinal whether that will never change
     * @param given gives its memory back
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Content(PictureType type, byte[] bytes, long start, long length, boolean isFinal, Runnable given)
            implements AutoCloseable {
        @Override
        public void close() {
            given.run();
        }
    }
}
