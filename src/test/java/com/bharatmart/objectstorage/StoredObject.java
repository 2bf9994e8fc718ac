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
 * An object with what is known of it.
 *
 * @param etag another one for every write, even of the same bytes
 * @param md5 in Base64; that of the parts for an object that came in parts
 * @param headers those that were given with it and are given back with it
 */
record StoredObject(
        String name,
        long size,
        String etag,
        String md5,
        Map<String, String> headers,
        Instant modified,
        Content content) {

    static StoredObject of(String name, Map<String, String> headers, Received received, Instant now) {
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

    /** Bytes that have come in. */
    record Received(long size, String md5, String sha256, Content content) {}

    /** In memory, or else in a file. */
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
