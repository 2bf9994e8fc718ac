package com.bharatmart.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What pictures come as, told by their first bytes: names and content types are whatever somebody says. */
enum PictureFormat {
    JPEG("jpeg") {
        @Override
        boolean isBegunBy(byte[] file) {
            return has(file, 0, (byte) 0xFF, (byte) 0xD8, (byte) 0xFF);
        }
    },
    PNG("png") {
        @Override
        boolean isBegunBy(byte[] file) {
            return has(file, 0, PngChunks.SIGNATURE);
        }
    },
    GIF("gif") {
        @Override
        boolean isBegunBy(byte[] file) {
            return has(file, 0, ascii("GIF87a")) || has(file, 0, ascii("GIF89a"));
        }
    },
    WEBP("webp") {
        @Override
        boolean isBegunBy(byte[] file) {
            return has(file, 0, ascii("RIFF")) && has(file, 8, ascii("WEBP"));
        }
    };

    private final String name;

    PictureFormat(String name) {
        this.name = name;
    }

    abstract boolean isBegunBy(byte[] file);

    static Optional<PictureFormat> of(byte[] file) {
        return Arrays.stream(values()).filter(format -> format.isBegunBy(file)).findFirst();
    }

    /** As readers of pictures call it. */
    String readerName() {
        return name;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean has(byte[] file, int start, byte... expected) {
        return file.length >= start + expected.length
                && Arrays.equals(file, start, start + expected.length, expected, 0, expected.length);
    }
}
