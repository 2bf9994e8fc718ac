package com.bharatmart.media;

import com.oracle.bmc.model.Range;
import com.oracle.bmc.objectstorage.model.ListObjects;
import com.oracle.bmc.objectstorage.requests.DeleteObjectRequest;
import com.oracle.bmc.objectstorage.requests.GetObjectRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectsRequest;
import com.oracle.bmc.objectstorage.requests.PutObjectRequest;
import com.oracle.bmc.objectstorage.responses.GetObjectResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The objects in the bucket. An object is read to its end before it is returned, so that a slow client does not occupy a
 * connection to Object Storage.
 */
@Component
class ObjectStore {

    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private static final int PAGE_SIZE = 1_000;

    private static final int BUFFER_SIZE = 16 * 1024;

    private final ObjectStorageBulkhead bulkhead;
    private final ObjectStorageProperties properties;
    private final Duration deadline;
    private @Nullable String otherBucket;

    ObjectStore(ObjectStorageBulkhead bulkhead, ObjectStorageProperties properties) {
        this.bulkhead = bulkhead;
        this.properties = properties;
        this.deadline = properties.deadline();
    }

    /** The objects in another bucket of the same namespace. */
    ObjectStore inBucket(String name) {
        var other = new ObjectStore(bulkhead, properties);
        other.otherBucket = name;
        return other;
    }

    /**
     * Creates or replaces an object.
     *
     * @return its etag, which is different after each write
     */
    String put(String name, String contentType, ByteSlice bytes) {
        return bulkhead.call(bucket -> bucket.client()
                .putObject(PutObjectRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(name(bucket))
                        .objectName(name)
                        .contentType(contentType)
                        .cacheControl(IMMUTABLE)
                        .contentLength((long) bytes.length())
                        .contentMD5(Base64.getEncoder().encodeToString(bytes.md5()))
                        .putObjectBody(new ByteArrayInputStream(bytes.array(), 0, bytes.length()))
                        .build())
                .getETag());
    }

    /** Returns the whole object; empty if there is none. Throws {@link MediaException.TooLargeException} if it is too long. */
    Optional<StoredObject> get(String name, long maxLength) {
        return get(name, null, maxLength, _ -> {});
    }

    /**
     * Returns a range of an object; empty if there is no such object.
     *
     * @param beforeReading receives the number of bytes before they are read into memory. A connection is open then, so it
     *     must not wait. If it throws, the call ends
     */
    Optional<StoredObject> get(String name, @Nullable Range range, long maxLength, LongConsumer beforeReading) {
        return bulkhead.find(bucket -> read(
                bucket.client()
                        .getObject(GetObjectRequest.builder()
                                .namespaceName(bucket.namespace())
                                .bucketName(name(bucket))
                                .objectName(name)
                                .range(range)
                                .build()),
                maxLength,
                beforeReading));
    }

    /**
     * Reads an object without keeping it in memory; empty if there is none.
     *
     * @param length another one is returned without a hash
     */
    Optional<ObjectDigest> digest(String name, long length) {
        return bulkhead.find(bucket -> digest(
                bucket.client()
                        .getObject(GetObjectRequest.builder()
                                .namespaceName(bucket.namespace())
                                .bucketName(bucket.name())
                                .objectName(name)
                                .build()),
                length));
    }

    /** Deletes an object if it exists and, where an etag is given, has that etag. */
    void delete(String name, @Nullable String etag) {
        bulkhead.find(bucket -> bucket.client()
                .deleteObject(DeleteObjectRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(name(bucket))
                        .objectName(name)
                        .ifMatch(etag)
                        .build()));
    }

    /** Lists a page of objects in the order of their names. */
    ListObjects list(String prefix, @Nullable String start) {
        return bulkhead.call(bucket -> bucket.client()
                .listObjects(ListObjectsRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(name(bucket))
                        .prefix(prefix)
                        .start(start)
                        .limit(PAGE_SIZE)
                        .fields("name,etag,timeModified")
                        .build())
                .getListObjects());
    }

    private String name(ObjectStorageConnection.Bucket bucket) {
        return Objects.requireNonNullElse(otherBucket, bucket.name());
    }

    private StoredObject read(GetObjectResponse response, long maxLength, LongConsumer beforeReading) {
        var end = System.nanoTime() + deadline.toNanos();
        var length = response.getContentLength();
        try (var in = response.getInputStream()) {
            if (length > maxLength) {
                throw new MediaException.TooLargeException("A file may have at most %d bytes.".formatted(maxLength));
            }
            beforeReading.accept(length);
            var bytes = new byte[length.intValue()];
            var count = 0;
            while (count < bytes.length) {
                var n = in.read(bytes, count, bytes.length - count);
                if (n < 0) {
                    throw new IOException("the body ended after %d of %d bytes".formatted(count, bytes.length));
                }
                if (System.nanoTime() - end > 0) {
                    throw new IOException("the body took longer than " + deadline);
                }
                count += n;
            }
            var range = response.getContentRange();
            return new StoredObject(
                    bytes, range == null ? 0 : range.getStartByte(), range == null ? length : range.getContentLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectDigest digest(GetObjectResponse response, long expected) {
        var end = System.nanoTime() + deadline.toNanos();
        var length = response.getContentLength();
        try (var in = response.getInputStream()) {
            if (length != expected) {
                return new ObjectDigest(length, null);
            }
            var digest = ByteSlice.newDigest("SHA-256");
            var buffer = new byte[BUFFER_SIZE];
            var count = 0L;
            while (count < length) {
                var n = in.read(buffer);
                if (n < 0) {
                    throw new IOException("the body ended after %d of %d bytes".formatted(count, length));
                }
                if (System.nanoTime() - end > 0) {
                    throw new IOException("the body took longer than " + deadline);
                }
                digest.update(buffer, 0, n);
                count += n;
            }
            return new ObjectDigest(length, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was read of an object.
     *
     * @param sha256 in hexadecimal; null if it was not read
     */
    record ObjectDigest(long length, @Nullable String sha256) {}

    /**
     * The bytes that were read of an object.
     *
     * @param start position of the bytes in the object
     * @param length of the whole object
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record StoredObject(byte[] bytes, long start, long length) {}
}
