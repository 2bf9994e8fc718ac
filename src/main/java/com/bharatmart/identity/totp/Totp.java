package com.bharatmart.identity.totp;

import java.net.URLEncoder;
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
 * Time-based one-time passwords (RFC 6238) in the form of common authenticator apps: HMAC-SHA-1, six digits, steps of 30 s
 * since 1970-01-01T00:00:00Z.
 */
public final class Totp {

    /** The length of a step in seconds. */
    public static final int STEP = 30;

    /** The length of a code. */
    public static final int DIGITS = 6;

    /** Accepted steps before and after the current one, for clock drift and typing (RFC 6238, section 5.2). */
    private static final int TOLERANCE = 1;

    private static final String ALGORITHM = "HmacSHA1";
    private static final int MODULUS = 1_000_000;

    private Totp() {}

    /** Returns the step of a code if the code is valid at the step {@code now}. */
    public static OptionalLong step(byte[] secret, String code, long now) {
        var given = code.getBytes(StandardCharsets.US_ASCII);
        return LongStream.rangeClosed(now - TOLERANCE, now + TOLERANCE)
                .filter(step -> MessageDigest.isEqual(given, code(secret, step).getBytes(StandardCharsets.US_ASCII)))
                .findFirst();
    }

    /** Returns the URI that apps read from a QR code (Google Authenticator, "Key Uri Format"). */
    public static String uri(String issuer, String account, String secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(encode(issuer), encode(account), secret, encode(issuer), DIGITS, STEP);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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
