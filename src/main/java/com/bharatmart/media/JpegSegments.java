package com.bharatmart.media;

import java.nio.ByteBuffer;

/** Tells whether a JPEG is all there: its readers make up what is missing. */
final class JpegSegments {

    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private JpegSegments() {}

    /** Throws {@link MediaRefused.Unreadable} if the end of the picture is not there. */
    static void requireEnd(byte[] file) {
        for (var at = startOfScan(file); at + 1 < file.length; at++) {
            if ((file[at] & 0xFF) == MARKER && (file[at + 1] & 0xFF) == END_OF_IMAGE) {
                return;
            }
        }
        throw new MediaRefused.Unreadable();
    }

    /** Past all that may hold a picture of its own. */
    private static int startOfScan(byte[] file) {
        var in = ByteBuffer.wrap(file);
        var at = 2;
        while (at + 4 <= file.length && (file[at] & 0xFF) == MARKER) {
            var marker = file[at + 1] & 0xFF;
            if (marker == START_OF_SCAN) {
                return at;
            }
            at += marker == MARKER ? 1 : 2 + (in.getShort(at + 2) & 0xFFFF);
        }
        return file.length;
    }
}
