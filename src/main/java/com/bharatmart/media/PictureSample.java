package com.bharatmart.media;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A part of all pictures: those that follow a random SHA-256, and after the last one, those from the beginning. The hashes
 * are random themselves, so each picture has the same chance.
 *
 * @param start the random SHA-256
 * @param last of the pictures that have been taken
 * @param wrapped whether they have been taken from the beginning
 * @param remaining how many are still to be taken
 */
record PictureSample(String start, String last, boolean wrapped, int remaining) {

    private static final String PREFIX = "sample:";

    private static final int SHA256_BYTES = 32;

    /** After each hexadecimal digit. */
    private static final String END = "g";

    private static final SecureRandom RANDOM = new SecureRandom();

    static PictureSample first(int size) {
        var bytes = new byte[SHA256_BYTES];
        RANDOM.nextBytes(bytes);
        var start = HexFormat.of().formatHex(bytes);
        return new PictureSample(start, start, false, size);
    }

    static boolean isSample(String text) {
        return text.startsWith(PREFIX);
    }

    /** Of {@link #toString}. */
    static PictureSample parse(String text) {
        var parts = text.substring(PREFIX.length()).split(":", -1);
        return new PictureSample(parts[0], parts[1], Boolean.parseBoolean(parts[2]), Integer.parseInt(parts[3]));
    }

    /** The pictures are those after {@link #last} up to this one. */
    String end() {
        return wrapped ? start : END;
    }

    /** The rest, after some have been taken; empty if that is all. */
    Optional<PictureSample> after(String sha256, int number) {
        return rest(new PictureSample(start, sha256, wrapped, remaining - number));
    }

    /** The rest, after the last ones have been taken; empty if that is all. */
    Optional<PictureSample> fromTheBeginning(int number) {
        return wrapped ? Optional.empty() : rest(new PictureSample(start, "", true, remaining - number));
    }

    private static Optional<PictureSample> rest(PictureSample rest) {
        return Optional.of(rest).filter(sample -> sample.remaining() > 0);
    }

    @Override
    public String toString() {
        return PREFIX + String.join(":", start, last, String.valueOf(wrapped), String.valueOf(remaining));
    }
}
