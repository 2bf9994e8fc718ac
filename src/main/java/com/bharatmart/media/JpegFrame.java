package com.bharatmart.media;

import java.nio.ByteBuffer;

/**
 * How a JPEG is coded (ITU-T T.81). A sequential one whose first scan has all components is decoded row by row. Of any
 * other the decoder keeps all coefficients of the whole picture, outside the heap, until the last scan.
 */
final class JpegFrame {

    private static final int EXTENDED_SEQUENTIAL = 0xC1;

    /** Bytes of a coefficient. */
    private static final int COEFFICIENT = 2;

    /** Length, precision, height, width and the number of components. */
    private static final int FRAME_HEADER = 8;

    private static final int COMPONENT = 3;

    private JpegFrame() {}

    /**
     * Bytes that its decoder needs for coefficients; 0 for one that is decoded row by row. Throws {@link
     * MediaException.UnreadableException} if the file does not tell.
     */
    static long bytesOfCoefficients(byte[] file) {
        var segments = JpegSegments.of(file);
        var in = ByteBuffer.wrap(file);
        var frame = segments.frame() + 2;
        var length = in.getShort(frame) & 0xFFFF;
        var components = length < FRAME_HEADER ? 0 : in.get(frame + FRAME_HEADER - 1) & 0xFF;
        if (components == 0 || length != FRAME_HEADER + COMPONENT * components) {
            throw new MediaException.UnreadableException();
        }
        var isSequential = (file[segments.frame() + 1] & 0xFF) <= EXTENDED_SEQUENTIAL;
        var inFirstScan = file[segments.scan() + 4] & 0xFF;
        return isSequential && inFirstScan >= components ? 0 : COEFFICIENT * samples(in, frame, components);
    }

    /** Of all components: each has its share of the pixels, by its sampling factors. */
    private static long samples(ByteBuffer in, int frame, int components) {
        var pixels = (long) (in.getShort(frame + 3) & 0xFFFF) * (in.getShort(frame + 5) & 0xFFFF);
        var area = 0;
        var widest = 1;
        var highest = 1;
        for (var i = 0; i < components; i++) {
            var factors = in.get(frame + FRAME_HEADER + COMPONENT * i + 1);
            var wide = factors >> 4 & 0xF;
            var high = factors & 0xF;
            area += wide * high;
            widest = Math.max(widest, wide);
            highest = Math.max(highest, high);
        }
        return pixels * area / ((long) widest * highest);
    }
}
