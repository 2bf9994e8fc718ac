package com.bharatmart.media;

import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file that has been received completely, but not examined.
 *
 * @param chunks the number of its objects in the bucket
 * @param size bytes, if there are several chunks
 * @param inMemory the content of a short file, which has no objects
 * @param sha256 of its bytes, in hexadecimal; empty for a direct upload
 */
record QuarantinedFile(
        UUID id, int chunks, long size, @Nullable ByteSlice inMemory, String sha256) {

    /** The prefix of all objects in the bucket that have not been examined. */
    static final String PREFIX = "incoming/";

    /** A file that a client puts into the bucket itself, as one object. */
    static QuarantinedFile direct(UUID id) {
        return new QuarantinedFile(id, 1, 0, null, "");
    }

    static String objectName(UUID id, int chunk) {
        return PREFIX + id + '/' + chunk;
    }

    Stream<String> objectNames() {
        return IntStream.range(0, chunks).mapToObj(chunk -> objectName(id, chunk));
    }
}
