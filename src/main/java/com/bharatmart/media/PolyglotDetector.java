package com.bharatmart.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Finds pictures that are also files of another kind: HTML or a script, a PDF, or an archive. Only the pixels of a file are
 * kept, but such a file is an attack and is rejected.
 */
final class PolyglotDetector {

    /** Long enough not to occur by chance. */
    private static final List<byte[]> ANYWHERE =
            List.of(ascii("<script"), ascii("<!doctype"), ascii("<iframe"), ascii("javascript:"));

    private static final byte[] PDF = ascii("%pdf-");
    private static final byte[] ARCHIVE_END = {'p', 'k', 5, 6};

    /** PDF readers search this many bytes for the header. */
    private static final int PDF_HEADER_RANGE = 1024;

    /** Bytes of the record at the end of a ZIP archive. Its last two bytes are the length of the comment that follows. */
    private static final int ARCHIVE_END_SIZE = 22;

    private PolyglotDetector() {}

    /** Throws {@link MediaException.NotAPictureException} if the file is also of another kind. */
    static void rejectPolyglot(byte[] file) {
        for (var i = 0; i < file.length; i++) {
            if (isSuspicious(file, i)) {
                throw new MediaException.NotAPictureException("The file is a picture and also a file of another kind.");
            }
        }
    }

    private static boolean isSuspicious(byte[] file, int at) {
        return switch (file[at]) {
            case '<', 'j', 'J' -> ANYWHERE.stream().anyMatch(text -> has(file, at, text));
            case '%' -> at < PDF_HEADER_RANGE && has(file, at, PDF);
            case 'P' -> has(file, at, ARCHIVE_END) && isEndOfArchive(file, at);
            default -> false;
        };
    }

    private static boolean isEndOfArchive(byte[] file, int at) {
        var comment = at + ARCHIVE_END_SIZE;
        return comment <= file.length
                && file.length - comment == (file[comment - 2] & 0xFF) + ((file[comment - 1] & 0xFF) << 8);
    }

    /** Ignores case. */
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
