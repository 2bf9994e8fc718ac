package com.bharatmart.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Finds files that are something else besides a picture: what a browser would run, a PDF, an archive. Such a file is
 * meant to be taken for the other thing by somebody, even though what is kept here is made anew from its pixels.
 */
final class PolyglotDetector {

    /** Long enough not to be there by chance. */
    private static final List<byte[]> ANYWHERE =
            List.of(ascii("<script"), ascii("<!doctype"), ascii("<iframe"), ascii("javascript:"));

    private static final byte[] PDF = ascii("%pdf-");
    private static final byte[] ARCHIVE_END = {'p', 'k', 5, 6};

    /** Readers of PDF look for its beginning in so many bytes. */
    private static final int PDF_HEAD = 1024;

    /** An archive ends with so many bytes and a comment, whose length the last two of them tell. */
    private static final int ARCHIVE_TAIL = 22;

    private PolyglotDetector() {}

    /** Throws {@link MediaException.NotAPictureException} if this is one. */
    static void refuse(byte[] file) {
        for (var i = 0; i < file.length; i++) {
            if (isSuspicious(file, i)) {
                throw new MediaException.NotAPictureException("The file is something else besides a picture.");
            }
        }
    }

    private static boolean isSuspicious(byte[] file, int at) {
        return switch (file[at]) {
            case '<', 'j', 'J' -> ANYWHERE.stream().anyMatch(text -> has(file, at, text));
            case '%' -> at < PDF_HEAD && has(file, at, PDF);
            case 'P' -> has(file, at, ARCHIVE_END) && isEndOfArchive(file, at);
            default -> false;
        };
    }

    private static boolean isEndOfArchive(byte[] file, int at) {
        var comment = at + ARCHIVE_TAIL;
        return comment <= file.length
                && file.length - comment == (file[comment - 2] & 0xFF) + ((file[comment - 1] & 0xFF) << 8);
    }

    /** In capitals or not. */
    private static boolean has(byte[] file, int at, byte[] text) {
        if (file.length - at < text.length) {
            return false;
        }
        for (var i = 0; i < text.length; i++) {
            var one = file[at + i];
            if ((one >= 'A' && one <= 'Z' ? one + ('a' - 'A') : one) != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
}
