package com.bharatmart.media;

import java.nio.ByteBuffer;

/**
 * The segments of a JPEG before its first scan (ITU-T T.81, B.1). What is known of a picture must be what its decoder
 * will find in it, so a file in which two readers may find different segments is no picture: one with a marker that has
 * no length, or with a length that does not cover itself, where a segment has to be.
 */
final class JpegSegments {

    private static final int MARKER = 0xFF;
    private static final int TEMPORARY = 0x01;
    private static final int FIRST_RESTART = 0xD0;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    /** Bytes of a length, which counts itself. */
    private static final int LENGTH = 2;

    private final byte[] file;
    private int frame;
    private int scan;

    private JpegSegments(byte[] file) {
        this.file = file;
    }

    /** Throws {@link MediaException.UnreadableException} unless there are exactly one frame and then a scan. */
    static JpegSegments of(byte[] file) {
        var segments = new JpegSegments(file);
        segments.walk();
        if (segments.frame == 0 || segments.scan == 0) {
            throw new MediaException.UnreadableException();
        }
        return segments;
    }

    /** Throws {@link MediaException.UnreadableException} if the end of the picture is not there: its readers make up what is missing. */
    static void requireEnd(byte[] file) {
        for (var at = of(file).scan; at + 1 < file.length; at++) {
            if ((file[at] & 0xFF) == MARKER && (file[at + 1] & 0xFF) == END_OF_IMAGE) {
                return;
            }
        }
        throw new MediaException.UnreadableException();
    }

    /** Where the marker of the frame is. */
    int frame() {
        return frame;
    }

    /** Where the marker of the first scan is. */
    int scan() {
        return scan;
    }

    private void walk() {
        var in = ByteBuffer.wrap(file);
        var at = 2;
        while (scan == 0 && at + 2 + LENGTH <= file.length && (file[at] & 0xFF) == MARKER) {
            var marker = file[at + 1] & 0xFF;
            if (marker == MARKER) {
                at++;
            } else {
                at = pass(at, marker, in.getShort(at + 2) & 0xFFFF);
            }
        }
    }

    /** Returns where the next segment begins. */
    private int pass(int at, int marker, int length) {
        var end = at + 2 + length;
        if (isWithoutLength(marker) || length < LENGTH || end > file.length) {
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

    /** C4, C8 and CC are other segments. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
