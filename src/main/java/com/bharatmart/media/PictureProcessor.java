package com.bharatmart.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns an untrusted file into a picture: scans it, decodes it, encodes its pixels again and stores the result. */
@Component
class PictureProcessor {

    private final UploadQuarantine quarantine;
    private final List<MediaScanner> scanners;
    private final ImageWorkers workers;
    private final PictureReader reader;
    private final ObjectStore objects;
    private final MediaProperties properties;

    PictureProcessor(
            UploadQuarantine quarantine,
            List<MediaScanner> scanners,
            ImageWorkers workers,
            PictureReader reader,
            ObjectStore objects,
            MediaProperties properties) {
        this.quarantine = quarantine;
        this.scanners = scanners;
        this.workers = workers;
        this.reader = reader;
        this.objects = objects;
        this.properties = properties;
    }

    /**
     * Not to be called in a transaction: it calls Object Storage.
     *
     * @param fileName for display only
     * @throws MediaException if the file is not a picture, or not one that is accepted
     * @throws MediaBusyException if this instance is processing too many pictures
     * @throws StorageUnavailableException if Object Storage does not answer
     */
    ProcessedPicture process(@Nullable String fileName, QuarantinedFile file) {
        return workers.run(() -> {
            var source = quarantine.read(file);
            scan(source);
            var image = reader.read(source);
            var bytes = ByteSlice.of(image.encode(properties.quality()));
            var picture = new Picture(MediaId.next(), bytes.sha256(), image.type(), image.size());
            var etag = objects.put(picture.objectName(), picture.type().contentType(), bytes);
            return new ProcessedPicture(picture, bytes.length(), etag, fileName, file.sha256());
        });
    }

    private void scan(byte[] file) {
        try {
            for (var scanner : scanners) {
                scanner.scan(new ByteArrayInputStream(file));
            }
        } catch (IOException e) {
            throw new StorageUnavailableException("a scanner failed", e);
        }
    }
}
