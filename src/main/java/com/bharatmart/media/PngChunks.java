package com.bharatmart.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out of a PNG all that its pixels do not need: compressed texts and profiles may be bombs. */
final class PngChunks {

    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    /** Length, type and checksum, around the data. */
    private static final int FRAME = 12;

    private PngChunks() {}

    /**
     * The file itself if it has nothing else.
     *
     * @throws MediaException.UnreadableException if it does not end as a PNG does
     */
    static byte[] needed(byte[] file) {
        var length = copy(file, null);
        if (length == file.length) {
            return file;
        }
        var needed = new byte[length];
        copy(file, needed);
        return needed;
    }

    /** Copies what is needed, unless there is no place for it yet; returns its length. */
    private static int copy(byte[] file, byte @Nullable [] out) {
        var in = ByteBuffer.wrap(file);
        var copied = copy(file, 0, SIGNATURE.length, out, 0);
        in.position(SIGNATURE.length);
        while (in.remaining() >= FRAME) {
            var start = in.position();
            var length = in.getInt();
            if (length < 0 || length > in.remaining() - FRAME + Integer.BYTES) {
                break;
            }
            var type = new String(file, start + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (NEEDED.contains(type)) {
                copied += copy(file, start, FRAME + length, out, copied);
            }
            if (type.equals("IEND")) {
                return copied;
            }
            in.position(start + FRAME + length);
        }
        throw new MediaException.UnreadableException();
    }

    private static int copy(byte[] file, int from, int length, byte @Nullable [] out, int to) {
        if (out != null) {
            System.arraycopy(file, from, out, to, length);
        }
        return length;
    }
}
