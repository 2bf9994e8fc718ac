package com.bharatmart.media;

import com.bharatmart.platform.overload.PermitWait;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in files of which nobody knows yet what they are. One that is longer than a piece goes to Object Storage piece by
 * piece, so that a file that comes slowly costs the memory of one piece and nothing else while it comes.
 */
@Component
class UploadQuarantine {

    /** Of all places in the bucket that are for files that nobody has looked at. */
    static final String PREFIX = "incoming/";

    /** Bytes; less than half a region of the collector in a heap of 512 MB, so that it is an object like others. */
    static final int PIECE = 500_000;

    private static final int PUTS = 8;
    private static final String ANY_TYPE = "application/octet-stream";

    private final ObjectStore files;
    private final MediaProperties properties;
    private final Semaphore puts = new Semaphore(PUTS);

    UploadQuarantine(ObjectStore files, MediaProperties properties) {
        this.files = files;
        this.properties = properties;
    }

    /**
     * Takes in a file to its end.
     *
     * @throws MediaException if it is empty, too long, or comes too slowly
     */
    Held hold(InputStream file) throws IOException {
        var id = UUID.randomUUID();
        var sha256 = ByteSlice.newDigest("SHA-256");
        var end = System.nanoTime() + properties.uploadTimeout().toNanos();
        var piece = new byte[PIECE];
        var pieces = 0;
        var size = 0L;
        try {
            for (var n = fill(piece, file, end); n > 0; n = fill(piece, file, end)) {
                sha256.update(piece, 0, n);
                size += n;
                if (size > properties.maxSize().toBytes()) {
                    throw new MediaException.TooLongException(
                            properties.maxSize().toBytes());
                }
                if (pieces == 0 && n < PIECE) {
                    return new Held(
                            id, 0, n, new ByteSlice(piece, n), HexFormat.of().formatHex(sha256.digest()));
                }
                put(place(id, pieces++), new ByteSlice(piece, n));
            }
        } catch (IOException | RuntimeException e) {
            forget(new Held(id, pieces, size, null, ""));
            throw e;
        }
        if (size == 0) {
            throw new MediaException.EmptyFileException();
        }
        return new Held(id, pieces, size, null, HexFormat.of().formatHex(sha256.digest()));
    }

    /** A file that a client puts there itself, as one piece. */
    static Held direct(UUID id) {
        return new Held(id, 1, 0, null, "");
    }

    static String placeOfDirect(UUID id) {
        return place(id, 0);
    }

    /**
     * The whole file, for those who have a place to work on it.
     *
     * @throws MediaException.NotUploadedException if a client that was to put it there has not
     */
    byte[] read(Held held) {
        if (held.inMemory() != null) {
            return held.inMemory().trimmed();
        }
        if (held.pieces() == 1) {
            return piece(held, 0);
        }
        var whole = new byte[(int) held.size()];
        var count = 0;
        for (var i = 0; i < held.pieces(); i++) {
            var piece = piece(held, i);
            System.arraycopy(piece, 0, whole, count, piece.length);
            count += piece.length;
        }
        return whole;
    }

    private byte[] piece(Held held, int number) {
        return files.get(place(held.id(), number), properties.maxSize().toBytes())
                .orElseThrow(MediaException.NotUploadedException::new)
                .bytes();
    }

    /** What cannot be deleted now is found later by whoever looks for what nobody needs. */
    void forget(Held held) {
        try {
            IntStream.range(0, held.pieces()).forEach(i -> files.delete(place(held.id(), i), null));
        } catch (StorageUnavailableException | MediaBusyException _) {
            // see above
        }
    }

    private int fill(byte[] piece, InputStream file, long end) throws IOException {
        var count = 0;
        while (count < piece.length) {
            var n = file.read(piece, count, piece.length - count);
            if (n < 0) {
                break;
            }
            if (System.nanoTime() - end > 0) {
                throw new MediaException.TooSlowException();
            }
            count += n;
        }
        return count;
    }

    /** A few at a time: more at once would only make each slower, until it looked as if Object Storage were slow. */
    private void put(String place, ByteSlice piece) {
        if (!PermitWait.acquire(puts, 1, properties.decodingWait())) {
            throw new MediaBusyException("too many pieces at once");
        }
        try {
            files.put(place, ANY_TYPE, piece);
        } finally {
            puts.release();
        }
    }

    private static String place(UUID id, int piece) {
        return PREFIX + id + '/' + piece;
    }

    /**
     * A file that is all there.
     *
     * @param pieces of it in Object Storage
     * @param size bytes, if there are several pieces
     * @param inMemory a short one, of which there are none
     * @param sha256 of its bytes, in hexadecimal
     */
    record Held(UUID id, int pieces, long size, @Nullable ByteSlice inMemory, String sha256) {}
}
