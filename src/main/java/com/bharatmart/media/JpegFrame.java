package com.bharatmart.media;

import java.nio.ByteBuffer;

/**
 * How a JPEG is coded (ITU-T T.81). The decoder reads a sequential JPEG whose first scan has all components row by row. For
 * any other it keeps the coefficients of the whole picture, outside the heap, until the last scan.
 */
final class JpegFrame {

    private static final int EXTENDED_SEQUENTIAL = 0xC1;

    /** Bytes. */
    private static final int COEFFICIENT_SIZE = 2;

    /** Bytes: length, precision, height, width and the number of components. */
    private static final int HEADER_SIZE = 8;

    /** Bytes. */
    private static final int COMPONENT_SIZE = 3;

    private JpegFrame() {}

    /**
     * Returns the number of bytes that the decoder needs for coefficients; 0 for a JPEG that is decoded row by row.
     *
     * @throws MediaException.UnreadableException if the frame header is invalid
     */
    static long coefficientBytes(byte[] file) {
        var segments = JpegSegments.of(file);
        var in = ByteBuffer.wrap(file);
        var frame = segments.frame() + 2;
        var length = in.getShort(frame) & 0xFFFF;
        var components = length < HEADER_SIZE ? 0 : in.get(frame + HEADER_SIZE - 1) & 0xFF;
        if (components == 0 || length != HEADER_SIZE + COMPONENT_SIZE * components) {
            throw new MediaException.UnreadableException();
        }
        var isSequential = (file[segments.frame() + 1] & 0xFF) <= EXTENDED_SEQUENTIAL;
        var componentsInFirstScan = file[segments.scan() + 4] & 0xFF;
        return isSequential && componentsInFirstScan >= components
                ? 0
                : COEFFICIENT_SIZE * samples(in, frame, components);
    }

    /** Returns the number of samples of all components. The sampling factors give the share of each component. */
    private static long samples(ByteBuffer in, int frame, int components) {
        var pixels = (long) (in.getShort(frame + 3) & 0xFFFF) * (in.getShort(frame + 5) & 0xFFFF);
        var area = 0;
        var widest = 1;
        var highest = 1;
        for (var i = 0; i < components; i++) {
            var factors = in.get(frame + HEADER_SIZE + COMPONENT_SIZE * i + 1);
            var wide = factors >> 4 & 0xF;
            var high = factors & 0xF;
            area += wide * high;
            widest = Math.max(widest, wide);
            highest = Math.max(highest, high);
        }
        return pixels * area / ((long) widest * highest);
    }
}
