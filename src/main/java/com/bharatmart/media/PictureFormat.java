package com.bharatmart.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats of uploaded pictures, detected by the first bytes: file names and content types cannot be trusted. */
enum PictureFormat {
    JPEG("jpeg") {
        @Override
        boolean matches(byte[] file) {
            return has(file, 0, (byte) 0xFF, (byte) 0xD8, (byte) 0xFF);
        }
    },
    PNG("png") {
        @Override
        boolean matches(byte[] file) {
            return has(file, 0, PngChunks.SIGNATURE);
        }
    },
    GIF("gif") {
        @Override
        boolean matches(byte[] file) {
            return has(file, 0, ascii("GIF87a")) || has(file, 0, ascii("GIF89a"));
        }
    },
    WEBP("webp") {
        @Override
        boolean matches(byte[] file) {
            return has(file, 0, ascii("RIFF")) && has(file, 8, ascii("WEBP"));
        }
    };

    private final String readerName;

    PictureFormat(String readerName) {
        this.readerName = readerName;
    }

    abstract boolean matches(byte[] file);

    static Optional<PictureFormat> of(byte[] file) {
        return Arrays.stream(values()).filter(format -> format.matches(file)).findFirst();
    }

    /** Why a file in none of these formats is rejected. HEIC and AVIF are in the container of ISO/IEC 14496-12. */
    static String rejection(byte[] file) {
        return has(file, 4, ascii("ftyp"))
                ? "HEIC and AVIF are not accepted. Save the picture as a JPEG, PNG, WebP or GIF."
                : "The file is not a JPEG, PNG, WebP or GIF.";
    }

    /** The name that ImageIO uses. */
    String readerName() {
        return readerName;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean has(byte[] file, int start, byte... expected) {
        return file.length >= start + expected.length
                && Arrays.equals(file, start, start + expected.length, expected, 0, expected.length);
    }
}
