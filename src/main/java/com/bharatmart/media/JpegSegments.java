package com.bharatmart.media;

import java.nio.ByteBuffer;

/**
 * The segments of a JPEG before its first scan (ITU-T T.81, B.1). This class and the decoder must find the same segments. A
 * file in which two parsers may find different ones is rejected: one that has, in place of a segment, a marker without a
 * length, or a length that does not include itself.
 */
final class JpegSegments {

    private static final int MARKER = 0xFF;
    private static final int TEMPORARY = 0x01;
    private static final int FIRST_RESTART = 0xD0;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    /** Bytes of a length field. The length includes them. */
    private static final int LENGTH_SIZE = 2;

    private final byte[] file;
    private int frame;
    private int scan;

    private JpegSegments(byte[] file) {
        this.file = file;
    }

    /** Throws {@link MediaException.UnreadableException} unless there is exactly one frame, followed by a scan. */
    static JpegSegments of(byte[] file) {
        var segments = new JpegSegments(file);
        segments.parse();
        if (segments.frame == 0 || segments.scan == 0) {
            throw new MediaException.UnreadableException();
        }
        return segments;
    }

    /** Throws {@link MediaException.UnreadableException} if there is no end marker: decoders invent the missing pixels. */
    static void requireEnd(byte[] file) {
        for (var at = of(file).scan; at + 1 < file.length; at++) {
            if ((file[at] & 0xFF) == MARKER && (file[at + 1] & 0xFF) == END_OF_IMAGE) {
                return;
            }
        }
        throw new MediaException.UnreadableException();
    }

    /** The position of the frame's marker. */
    int frame() {
        return frame;
    }

    /** The position of the first scan's marker. */
    int scan() {
        return scan;
    }

    private void parse() {
        var in = ByteBuffer.wrap(file);
        var at = 2;
        while (scan == 0 && at + 2 + LENGTH_SIZE <= file.length && (file[at] & 0xFF) == MARKER) {
            var marker = file[at + 1] & 0xFF;
            if (marker == MARKER) {
                at++;
            } else {
                at = readSegment(at, marker, in.getShort(at + 2) & 0xFFFF);
            }
        }
    }

    /** Returns the position of the next segment. */
    private int readSegment(int at, int marker, int length) {
        var end = at + 2 + length;
        if (isWithoutLength(marker) || length < LENGTH_SIZE || end > file.length) {
            throw new MediaException.UnreadableException();
        }
        if (marker == START_OF_SCAN) {
            scan = at;
        } else if (isStartOfFrame(marker)) {
            if (frame != 0) {
                throw new MediaException.UnreadableException();
            }
            frame = at;
        }
        return end;
    }

    private static boolean isWithoutLength(int marker) {
        return marker <= TEMPORARY || (marker >= FIRST_RESTART && marker <= END_OF_IMAGE);
    }

    /** C4, C8 and CC are markers of other segments. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
