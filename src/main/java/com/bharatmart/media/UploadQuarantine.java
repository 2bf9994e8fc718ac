package com.bharatmart.media;

import com.bharatmart.platform.overload.PermitWait;
import com.bharatmart.shared.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Stores uploaded files until they are examined. A file longer than one chunk goes to Object Storage chunk by chunk, so
 * that a slow upload occupies the memory of one chunk and no connection.
 */
@Component
class UploadQuarantine {

    /**
     * Bytes. Less than half a region of the garbage collector in a heap of 512 MB, so that a chunk is not a humongous
     * object.
     */
    static final int CHUNK_SIZE = 500_000;

    private static final int MAX_CONCURRENT_PUTS = 8;
    private static final String CONTENT_TYPE = "application/octet-stream";

    private final ObjectStore objects;
    private final MediaProperties properties;
    private final Semaphore puts = new Semaphore(MAX_CONCURRENT_PUTS);

    UploadQuarantine(ObjectStore objects, MediaProperties properties) {
        this.objects = objects;
        this.properties = properties;
    }

    /**
     * Reads a file to its end.
     *
     * @throws MediaException if it is empty, too long, or arrives too slowly
     */
    QuarantinedFile store(InputStream file) throws IOException {
        var id = UUID.randomUUID();
        var sha256 = Fingerprint.newDigest();
        var deadline = System.nanoTime() + properties.uploadTimeout().toNanos();
        var chunk = new byte[CHUNK_SIZE];
        var chunks = 0;
        var size = 0L;
        try {
            for (var n = fill(chunk, file, deadline); n > 0; n = fill(chunk, file, deadline)) {
                sha256.update(chunk, 0, n);
                size += n;
                if (size > properties.maxSize().toBytes()) {
                    throw new MediaException.TooLongException(
                            properties.maxSize().toBytes());
                }
                if (chunks == 0 && n < CHUNK_SIZE) {
                    return new QuarantinedFile(
                            id, 0, n, new ByteSlice(chunk, n), HexFormat.of().formatHex(sha256.digest()));
                }
                put(QuarantinedFile.objectName(id, chunks++), new ByteSlice(chunk, n));
            }
        } catch (IOException | RuntimeException e) {
            delete(new QuarantinedFile(id, chunks, size, null, ""));
            throw e;
        }
        if (size == 0) {
            throw new MediaException.EmptyFileException();
        }
        return new QuarantinedFile(id, chunks, size, null, HexFormat.of().formatHex(sha256.digest()));
    }

    /**
     * Returns the whole file. The caller must have permits for its memory.
     *
     * @throws MediaException.NotUploadedException if the client of a direct upload has not stored the file
     */
    byte[] read(QuarantinedFile file) {
        if (file.inMemory() != null) {
            return file.inMemory().toArray();
        }
        if (file.chunks() == 1) {
            return chunk(file, 0);
        }
        var whole = new byte[(int) file.size()];
        var count = 0;
        for (var i = 0; i < file.chunks(); i++) {
            var chunk = chunk(file, i);
            System.arraycopy(chunk, 0, whole, count, chunk.length);
            count += chunk.length;
        }
        return whole;
    }

    private byte[] chunk(QuarantinedFile file, int number) {
        return objects.get(
                        QuarantinedFile.objectName(file.id(), number),
                        properties.maxSize().toBytes())
                .orElseThrow(MediaException.NotUploadedException::new)
                .bytes();
    }

    /** Deletes what is stored of a file. {@link OrphanCleanupJob} deletes what this method fails to delete. */
    void delete(QuarantinedFile file) {
        try {
            file.objectNames().forEach(name -> objects.delete(name, null));
        } catch (StorageUnavailableException | MediaBusyException _) {
            // see above
        }
    }

    private static int fill(byte[] chunk, InputStream file, long deadline) throws IOException {
        var count = 0;
        while (count < chunk.length) {
            var n = file.read(chunk, count, chunk.length - count);
            if (n < 0) {
                break;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new MediaException.TooSlowException();
            }
            count += n;
        }
        return count;
    }

    /** Limits concurrent puts: more of them would slow each down until Object Storage seemed to fail. */
    private void put(String objectName, ByteSlice chunk) {
        if (!PermitWait.acquire(puts, 1, properties.decodingWait())) {
            throw new MediaBusyException("too many chunks are being stored");
        }
        try {
            objects.put(objectName, CONTENT_TYPE, chunk);
        } finally {
            puts.release();
        }
    }
}
