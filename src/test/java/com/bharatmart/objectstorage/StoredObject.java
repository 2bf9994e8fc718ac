package com.bharatmart.objectstorage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An object with its metadata.
 *
 * @param etag different for every write, even of the same bytes
 * @param md5 in Base64
 * @param headers from the upload, returned with each download
 */
record StoredObject(
        String name,
        long size,
        String etag,
        String md5,
        Map<String, String> headers,
        Instant modified,
        Content content) {

    static StoredObject of(String name, Map<String, String> headers, ReceivedBody received, Instant now) {
        return new StoredObject(
                name,
                received.size(),
                UUID.randomUUID().toString(),
                received.md5(),
                Map.copyOf(headers),
                now,
                received.content());
    }

    InputStream open() throws IOException {
        return content.open();
    }

    /** The body of an upload. */
    record ReceivedBody(long size, String md5, String sha256, Content content) {}

    /** Bytes in memory or in a file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(byte @Nullable [] bytes, @Nullable Path file) {
        InputStream open() throws IOException {
            if (bytes != null) {
                return new ByteArrayInputStream(bytes);
            }
            if (file == null) {
                throw new IOException("no content");
            }
            return Files.newInputStream(file);
        }

        void delete() throws IOException {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }
}
