package com.bharatmart.identity.totp;

import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Base32 without padding (RFC 4648, section 6), the format of secrets in authenticator apps. */
public final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    /** Takes a multiple of 5 bytes, which needs no padding. */
    public static String encode(byte[] bytes) {
        if (bytes.length % BITS != 0) {
            throw new IllegalArgumentException("a multiple of 5 bytes is needed, not " + bytes.length);
        }
        var number = new BigInteger(1, bytes);
        var length = bytes.length * Byte.SIZE / BITS;
        return IntStream.range(0, length)
                .map(index -> number.shiftRight(BITS * (length - 1 - index)).intValue() & (ALPHABET.length() - 1))
                .mapToObj(digit -> String.valueOf(ALPHABET.charAt(digit)))
                .collect(Collectors.joining());
    }
}
