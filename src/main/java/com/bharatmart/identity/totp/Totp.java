package com.bharatmart.identity.totp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as every authenticator app makes them: HMAC-SHA-1, six digits, steps of 30 s
 * since 1970-01-01T00:00:00Z.
 */
public final class Totp {

    /** Seconds. */
    public static final int STEP = 30;

    /** The length of a code. */
    public static final int DIGITS = 6;

    /** Steps before and after: a phone's clock is off, and reading and typing take time (RFC 6238, section 5.2). */
    private static final int TOLERANCE = 1;

    private static final String ALGORITHM = "HmacSHA1";
    private static final int MODULUS = 1_000_000;

    private Totp() {}

    /** The step to which a code belongs, if it is one of those that count at the step {@code now}. */
    public static OptionalLong step(byte[] secret, String code, long now) {
        var given = code.getBytes(StandardCharsets.US_ASCII);
        return LongStream.rangeClosed(now - TOLERANCE, now + TOLERANCE)
                .filter(step -> MessageDigest.isEqual(given, code(secret, step).getBytes(StandardCharsets.US_ASCII)))
                .findFirst();
    }

    /** The code of a step: RFC 4226, section 5.3, with the step as its counter. */
    static String code(byte[] secret, long step) {
        var hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        var offset = hash[hash.length - 1] & 0xf;
        var number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
