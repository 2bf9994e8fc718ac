package com.bharatmart.media;

import java.nio.ByteBuffer;

/**
 * How a JPEG is coded (ITU-T T.81). A sequential one whose first scan has all components is decoded row by row. Of any
 * other the decoder keeps all coefficients of the whole picture, outside the heap, until the last scan.
 */
final class JpegFrame {

    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int PROGRESSIVE = 0xC2;

    /** Bytes of a coefficient. */
    private static final int COEFFICIENT = 2;

    /** Length, precision, height, width and the number of components. */
    private static final int FRAME_HEADER = 8;

    private static final int COMPONENT = 3;
    private static final int MOST_COMPONENTS = 4;

    private JpegFrame() {}

    /** Bytes that its decoder needs for coefficients; 0 for one that is decoded row by row, or that has no frame. */
    static long bytesOfCoefficients(byte[] file) {
        var in = ByteBuffer.wrap(file);
        var at = 2;
        var coefficients = 0L;
        var components = 0;
        var isProgressive = false;
        while (at + 4 <= file.length && (file[at] & 0xFF) == MARKER) {
            var marker = file[at + 1] & 0xFF;
            if (marker == START_OF_SCAN) {
                var inFirstScan = at + 5 <= file.length ? file[at + 4] & 0xFF : 0;
                return isProgressive || inFirstScan < components ? coefficients : 0;
            }
            if (isStartOfFrame(marker) && at + 2 + FRAME_HEADER + COMPONENT * MOST_COMPONENTS <= file.length) {
                isProgressive = marker == PROGRESSIVE;
                components = file[at + 9] & 0xFF;
                coefficients = COEFFICIENT * samples(in, at + 2, Math.min(components, MOST_COMPONENTS));
            }
            at += marker == MARKER ? 1 : 2 + (in.getShort(at + 2) & 0xFFFF);
        }
        return 0;
    }

    /** C4, C8 and CC are other segments. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
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
