package com.bharatmart.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes the chunks of a PNG that its pixels do not need: compressed texts and profiles may be decompression bombs. */
final class PngChunks {

    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final Set<String> REQUIRED_TYPES = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    /** Bytes: length, type and checksum. */
    private static final int OVERHEAD = 12;

    private PngChunks() {}

    /**
     * Returns the same array if there is nothing to remove.
     *
     * @throws MediaException.UnreadableException if the file has no valid end
     */
    static byte[] withoutMetadata(byte[] file) {
        var length = copy(file, null);
        if (length == file.length) {
            return file;
        }
        var result = new byte[length];
        copy(file, result);
        return result;
    }

    /** The data of the first chunk of this type, null if there is none. */
    static byte @Nullable [] find(byte[] file, String type) {
        var in = ByteBuffer.wrap(file);
        in.position(SIGNATURE.length);
        while (in.remaining() >= OVERHEAD) {
            var start = in.position();
            var length = in.getInt();
            if (length < 0 || length > in.remaining() - OVERHEAD + Integer.BYTES) {
                return null;
            }
            if (type.equals(type(file, start))) {
                var data = start + 2 * Integer.BYTES;
                return Arrays.copyOfRange(file, data, data + length);
            }
            in.position(start + OVERHEAD + length);
        }
        return null;
    }

    private static String type(byte[] file, int start) {
        return new String(file, start + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
    }

    /** Copies the required chunks unless {@code out} is null. Returns their total length. */
    private static int copy(byte[] file, byte @Nullable [] out) {
        var in = ByteBuffer.wrap(file);
        var copied = copy(file, 0, SIGNATURE.length, out, 0);
        in.position(SIGNATURE.length);
        while (in.remaining() >= OVERHEAD) {
            var start = in.position();
            var length = in.getInt();
            if (length < 0 || length > in.remaining() - OVERHEAD + Integer.BYTES) {
                break;
            }
            var type = type(file, start);
            if (REQUIRED_TYPES.contains(type)) {
                copied += copy(file, start, OVERHEAD + length, out, copied);
            }
            if (type.equals("IEND")) {
                return copied;
            }
            in.position(start + OVERHEAD + length);
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
