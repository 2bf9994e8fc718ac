package com.bharatmart.identity.totp;

import com.bharatmart.shared.Fingerprint;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces a code of a lost authenticator app, once. It has 120 random bits, so a fast hash is enough to store it (NIST SP
 * 800-63B, section 5.1.2.2).
 *
 * @param value the secret, in the form in which its owner sees it once: {@code abcdef-ghijkl-mnopqr-stuvwx}
 */
public record RecoveryCode(String value) {

    /** The number of codes of an account. */
    public static final int COUNT = 10;

    private static final int BYTES = 15;
    private static final Pattern GROUP = Pattern.compile("(.{6})(?=.)");

    /** Returns {@link #COUNT} new codes. */
    public static List<RecoveryCode> generate(SecureRandom random) {
        return Stream.generate(() -> {
                    var bytes = new byte[BYTES];
                    random.nextBytes(bytes);
                    return new RecoveryCode(GROUP.matcher(Base32.encode(bytes).toLowerCase(Locale.ROOT))
                            .replaceAll("$1-"));
                })
                .limit(COUNT)
                .toList();
    }

    /**
     * Returns the hash to store. Case, spaces and hyphens do not matter. The account is part of the hash, so that equal
     * codes of two accounts have different hashes.
     */
    public String hash(UUID account) {
        var typed = value.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return Fingerprint.of(account.toString() + '\n' + typed);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "a recovery code";
    }
}
