package com.bharatmart.media;

import com.bharatmart.media.ObjectStore.StoredObject;
import com.bharatmart.media.PictureContent.ByteRange;
import com.bharatmart.platform.overload.WorkingMemory;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.model.Range;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Serves pictures to clients. */
@Service
public class PictureService {

    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final ObjectStore objects;
    private final MediaRepository repository;
    private final MediaProperties properties;
    private final PictureUrls urls;
    private final WorkingMemory.Share memory;

    PictureService(
            ObjectStore objects,
            MediaRepository repository,
            WorkingMemory memory,
            MediaProperties properties,
            PictureUrls urls) {
        this.objects = objects;
        this.repository = repository;
        this.properties = properties;
        this.urls = urls;
        this.memory = memory.share("pictures given", properties.givingMemory());
    }

    /**
     * Returns a picture, or its full size while the requested rendition does not exist. A share of the working memory limits
     * how many bytes slow clients keep in memory.
     *
     * @param range null for the whole object
     * @return empty if there is no such picture
     * @throws RangeNotSatisfiableException if the object is shorter
     * @throws StorageUnavailableException if Object Storage does not answer
     * @throws MediaBusyException if there is no memory for the picture
     */
    public Optional<PictureContent> find(PictureName name, @Nullable ByteRange range) {
        var found = get(name.objectName(), name.type(), range, true);
        if (found.isPresent()) {
            return found;
        }
        return repository
                .find(name.sha256())
                .map(Media::picture)
                .filter(picture -> name.size().width() < picture.size().width())
                .flatMap(picture -> get(picture.objectName(), picture.type(), null, false));
    }

    /**
     * Deletes the objects of a picture whose row has been deleted. {@link OrphanCleanupJob} deletes what this method fails to
     * delete.
     */
    void delete(Picture picture, String etag) {
        try {
            objects.delete(picture.objectName(), etag);
            urls.sizes(picture).forEach(size -> objects.delete(picture.objectName(size), null));
        } catch (StorageUnavailableException | MediaBusyException _) {
            // see above
        }
    }

    /** Acquires the memory when the length is known, before the first byte is read. */
    private Optional<PictureContent> get(
            String objectName, PictureType type, @Nullable ByteRange range, boolean isFinal) {
        var acquired = new AtomicLong();
        Runnable release = () -> memory.release(acquired.getAndSet(0));
        try {
            var found = read(objectName, range, length -> acquire(length, acquired));
            if (found.isEmpty()) {
                release.run();
            }
            return found.map(object ->
                    new PictureContent(type, object.bytes(), object.start(), object.length(), isFinal, release));
        } catch (RuntimeException e) {
            release.run();
            throw e;
        }
    }

    /** Does not wait: a connection to Object Storage is open. */
    private void acquire(long length, AtomicLong acquired) {
        if (!memory.tryAcquire(length, Duration.ZERO)) {
            throw new MediaBusyException("too many pictures are being sent");
        }
        acquired.set(length);
    }

    private Optional<StoredObject> read(String objectName, @Nullable ByteRange range, LongConsumer beforeReading) {
        try {
            return objects.get(
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

    /** The object is shorter than the requested range. */
    public static final class RangeNotSatisfiableException extends RuntimeException {}
}
