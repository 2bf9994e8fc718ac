package com.bharatmart.media;

import com.oracle.bmc.model.Range;
import com.oracle.bmc.objectstorage.model.CreatePreauthenticatedRequestDetails;
import com.oracle.bmc.objectstorage.model.CreatePreauthenticatedRequestDetails.AccessType;
import com.oracle.bmc.objectstorage.model.ListObjects;
import com.oracle.bmc.objectstorage.model.PreauthenticatedRequestSummary;
import com.oracle.bmc.objectstorage.requests.CreatePreauthenticatedRequestRequest;
import com.oracle.bmc.objectstorage.requests.DeleteObjectRequest;
import com.oracle.bmc.objectstorage.requests.DeletePreauthenticatedRequestRequest;
import com.oracle.bmc.objectstorage.requests.GetObjectRequest;
import com.oracle.bmc.objectstorage.requests.ListObjectsRequest;
import com.oracle.bmc.objectstorage.requests.ListPreauthenticatedRequestsRequest;
import com.oracle.bmc.objectstorage.requests.PutObjectRequest;
import com.oracle.bmc.objectstorage.responses.GetObjectResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The files in the bucket. A file is read to its end, or given up, before it is handed out, so that nobody who takes it
 * slowly holds a connection to Object Storage.
 */
@Component
class ObjectStore {

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private static final int PAGE = 1_000;

    private final ObjectStorageBulkhead calls;
    private final Duration deadline;

    ObjectStore(ObjectStorageBulkhead calls, ObjectStorageProperties properties) {
        this.calls = calls;
        this.deadline = properties.deadline();
    }

    /**
     * Writes a file, or writes it again.
     *
     * @return its etag, which is another one each time
     */
    String put(String name, String contentType, ByteSlice bytes) {
        return calls.call(bucket -> bucket.client()
                .putObject(PutObjectRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(bucket.name())
                        .objectName(name)
                        .contentType(contentType)
                        .cacheControl(FOR_GOOD)
                        .contentLength((long) bytes.length())
                        .contentMD5(Base64.getEncoder().encodeToString(bytes.md5()))
                        .putObjectBody(new ByteArrayInputStream(bytes.array(), 0, bytes.length()))
                        .build())
                .getETag());
    }

    /** The whole file; empty if there is none. Throws {@link MediaException.TooLargeException} if it is longer than {@code most}. */
    Optional<StoredFile> get(String name, long most) {
        return get(name, null, most, _ -> {});
    }

    /**
     * What there is of a part of a file.
     *
     * @param beforeReading is told how many bytes are about to be read into memory, while a connection is open, and so must
     *     not wait; what it throws ends the call
     */
    Optional<StoredFile> get(String name, @Nullable Range range, long most, LongConsumer beforeReading) {
        return calls.find(bucket -> read(
                bucket.client()
                        .getObject(GetObjectRequest.builder()
                                .namespaceName(bucket.namespace())
                                .bucketName(bucket.name())
                                .objectName(name)
                                .range(range)
                                .build()),
                most,
                beforeReading));
    }

    /** Deletes a file, if it is there. With an etag, only if it is still that one. */
    void delete(String name, @Nullable String etag) {
        calls.find(bucket -> bucket.client()
                .deleteObject(DeleteObjectRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(bucket.name())
                        .objectName(name)
                        .ifMatch(etag)
                        .build()));
    }

    /** Files in the order of their names. */
    ListObjects list(String prefix, @Nullable String start) {
        return calls.call(bucket -> bucket.client()
                .listObjects(ListObjectsRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(bucket.name())
                        .prefix(prefix)
                        .start(start)
                        .limit(PAGE)
                        .fields("name,etag,timeModified")
                        .build())
                .getListObjects());
    }

    /** Lets whoever has the address put or get one file until then. */
    PreauthenticatedRequest allow(String name, AccessType access, Instant until) {
        return calls.call(bucket -> {
            var made = bucket.client()
                    .createPreauthenticatedRequest(CreatePreauthenticatedRequestRequest.builder()
                            .namespaceName(bucket.namespace())
                            .bucketName(bucket.name())
                            .createPreauthenticatedRequestDetails(CreatePreauthenticatedRequestDetails.builder()
                                    .name(PreauthenticatedRequest.NAME)
                                    .objectName(name)
                                    .accessType(access)
                                    .timeExpires(Date.from(until))
                                    .build())
                            .build())
                    .getPreauthenticatedRequest();
            return new PreauthenticatedRequest(
                    made.getId(), bucket.client().getEndpoint() + made.getAccessUri(), until);
        });
    }

    void forbid(String requestId) {
        calls.find(bucket -> bucket.client()
                .deletePreauthenticatedRequest(DeletePreauthenticatedRequestRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(bucket.name())
                        .parId(requestId)
                        .build()));
    }

    /** Those that {@link #allow} has made, whether they have expired or not. */
    List<PreauthenticatedRequestSummary> allowed() {
        return calls.call(bucket -> bucket.client()
                .listPreauthenticatedRequests(ListPreauthenticatedRequestsRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(bucket.name())
                        .limit(PAGE)
                        .build())
                .getItems());
    }

    private StoredFile read(GetObjectResponse answer, long most, LongConsumer beforeReading) {
        var end = System.nanoTime() + deadline.toNanos();
        var length = answer.getContentLength();
        try (var in = answer.getInputStream()) {
            if (length > most) {
                throw new MediaException.TooLargeException("A file may have %d bytes at the most.".formatted(most));
            }
            beforeReading.accept(length);
            var bytes = new byte[length.intValue()];
            var count = 0;
            while (count < bytes.length) {
                var n = in.read(bytes, count, bytes.length - count);
                if (n < 0) {
                    throw new IOException("the body ended after %d of %d bytes".formatted(count, bytes.length));
                }
                if (System.nanoTime() > end) {
                    throw new IOException("the body took longer than " + deadline);
                }
                count += n;
            }
            var range = answer.getContentRange();
            return new StoredFile(
                    bytes, range == null ? 0 : range.getStartByte(), range == null ? length : range.getContentLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was read of a file.
     *
     * @param start of the bytes in the file
     * @param length of the whole file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record StoredFile(byte[] bytes, long start, long length) {}
}
