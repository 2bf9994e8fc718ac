package com.bharatmart.media;

import com.oracle.bmc.model.Range;
import com.oracle.bmc.objectstorage.model.ListObjects;
import com.oracle.bmc.objectstorage.requests.DeleteObjectRequest;
import com.oracle.bmc.objectstorage.requests.GetObjectRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectsRequest;
import com.oracle.bmc.objectstorage.requests.PutObjectRequest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects in a bucket. An object is read to its end before it is returned, so that a slow client does not occupy a
 * connection to Object Storage.
 */
class ObjectStore {

    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private static final int PAGE_SIZE = 1_000;

    private final ObjectStorageBulkhead bulkhead;
    private final Duration deadline;

    private final String bucketName;

    /**
     * @param deadline maximum time to read an object
     * @param bucketName of a bucket in the namespace of the configuration
     */
    ObjectStore(ObjectStorageBulkhead bulkhead, Duration deadline, String bucketName) {
        this.bulkhead = bulkhead;
        this.deadline = deadline;
        this.bucketName = bucketName;
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
                        .bucketName(bucketName)
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
        return bulkhead.find(bucket -> open(bucket, name, range).read(maxLength, beforeReading));
    }

    /**
     * Reads an object without keeping it in memory; empty if there is none.
     *
     * @param length another one is returned without a hash
     */
    Optional<ObjectDigest> digest(String name, long length) {
        return bulkhead.find(bucket -> open(bucket, name, null).digest(length));
    }

    private ObjectBody open(ObjectStorageConnection.Bucket bucket, String name, @Nullable Range range) {
        return new ObjectBody(
                bucket.client()
                        .getObject(GetObjectRequest.builder()
                                .namespaceName(bucket.namespace())
                                .bucketName(bucketName)
                                .objectName(name)
                                .range(range)
                                .build()),
                deadline);
    }

    /** Deletes an object if it exists and, where an etag is given, has that etag. */
    void delete(String name, @Nullable String etag) {
        bulkhead.find(bucket -> bucket.client()
                .deleteObject(DeleteObjectRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(bucketName)
                        .objectName(name)
                        .ifMatch(etag)
                        .build()));
    }

    /** Lists a page of objects in the order of their names. */
    ListObjects list(String prefix, @Nullable String start) {
        return bulkhead.call(bucket -> bucket.client()
                .listObjects(ListObjectsRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(bucketName)
                        .prefix(prefix)
                        .start(start)
                        .limit(PAGE_SIZE)
                        .fields("name,etag,timeModified")
                        .build())
                .getListObjects());
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
