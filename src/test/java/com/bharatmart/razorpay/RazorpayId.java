package com.bharatmart.razorpay;

import java.security.SecureRandom;

/** Ids, keys and secrets with the form of Razorpay's: a prefix, and letters and digits. */
final class RazorpayId {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 14;
    private static final int LENGTH_OF_SECRET = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RazorpayId() {}

    /** For example {@code order_IEIaMR65cu6nz3}. */
    static String next(String prefix) {
        return prefix + "_" + random(LENGTH);
    }

    static String secret() {
        return random(LENGTH_OF_SECRET);
    }

    /** A reference of a bank, for example the UTR of a refund. */
    static String reference() {
        return String.valueOf(RANDOM.nextLong(100_000_000_000L, 1_000_000_000_000L));
    }

    private static String random(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }
}
