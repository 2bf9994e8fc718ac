package com.bharatmart.media;

import com.bharatmart.media.ObjectStore.ObjectDigest;
import com.bharatmart.media.ObjectStore.StoredObject;
import com.bharatmart.shared.Fingerprint;
import com.oracle.bmc.objectstorage.responses.GetObjectResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** The body of an object that Object Storage has begun to send. It is read to its end or not at all, and closed. */
final class ObjectBody {

    private static final int BUFFER_SIZE = 16 * 1024;

    private final GetObjectResponse response;
    private final Duration deadline;
    private final long end;

    ObjectBody(GetObjectResponse response, Duration deadline) {
        this.response = response;
        this.deadline = deadline;
        this.end = System.nanoTime() + deadline.toNanos();
    }

    /** @param beforeReading receives the number of bytes before they are read into memory */
    StoredObject read(long maxLength, LongConsumer beforeReading) {
        try (var in = response.getInputStream()) {
            long length = response.getContentLength();
            if (length > maxLength) {
                throw new MediaException.TooLargeException("A file may have at most %d bytes.".formatted(maxLength));
            }
            beforeReading.accept(length);
            var bytes = new byte[Math.toIntExact(length)];
            for (var count = 0; count < bytes.length; ) {
                count += receive(in, bytes, count, count);
            }
            var range = response.getContentRange();
            return new StoredObject(
                    bytes, range == null ? 0 : range.getStartByte(), range == null ? length : range.getContentLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param expected another length is returned without a hash */
    ObjectDigest digest(long expected) {
        try (var in = response.getInputStream()) {
            long length = response.getContentLength();
            if (length != expected) {
                return new ObjectDigest(length, null);
            }
            var digest = Fingerprint.newDigest();
            var buffer = new byte[BUFFER_SIZE];
            for (var count = 0L; count < length; ) {
                var received = receive(in, buffer, 0, count);
                digest.update(buffer, 0, received);
                count += received;
            }
            return new ObjectDigest(length, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param count of the bytes that were received before */
    private int receive(InputStream in, byte[] buffer, int offset, long count) throws IOException {
        var received = in.read(buffer, offset, buffer.length - offset);
        if (received < 0) {
            throw new IOException("the body ended after %d of %d bytes".formatted(count, response.getContentLength()));
        }
        if (System.nanoTime() - end > 0) {
            throw new IOException("the body took longer than " + deadline);
        }
        return received;
    }
}
