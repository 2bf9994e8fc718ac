package com.bharatmart.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The first bytes of an array.
 *
 * @param length the number of bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ByteSlice(byte[] array, int length) {

    static ByteSlice of(byte[] array) {
        return new ByteSlice(array, array.length);
    }

    byte[] toArray() {
        return Arrays.copyOf(array, length);
    }

    byte[] md5() {
        return digest("MD5");
    }

    /** In hexadecimal. */
    String sha256() {
        return HexFormat.of().formatHex(digest("SHA-256"));
    }

    private byte[] digest(String algorithm) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            digest.update(array, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
