package com.bharatmart.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Takes out of a PNG all that its pixels do not need: compressed texts and profiles may be bombs. */
final class PngChunks {

    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    /** Length, type and checksum, around the data. */
    private static final int FRAME = 12;

    private PngChunks() {}

    /** Throws {@link MediaRefused.Unreadable} if it does not end as a PNG does. */
    static byte[] needed(byte[] file) {
        var in = ByteBuffer.wrap(file);
        var out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, SIGNATURE.length);
        in.position(SIGNATURE.length);
        while (in.remaining() >= FRAME) {
            var start = in.position();
            var length = in.getInt();
            if (length < 0 || length > in.remaining() - FRAME + Integer.BYTES) {
                break;
            }
            var type = new String(file, start + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (NEEDED.contains(type)) {
                out.write(file, start, FRAME + length);
            }
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
            in.position(start + FRAME + length);
        }
        throw new MediaRefused.Unreadable();
    }
}
