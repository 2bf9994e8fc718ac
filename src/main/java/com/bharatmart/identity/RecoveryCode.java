package com.bharatmart.identity;

import com.bharatmart.identity.totp.Base32;
import com.bharatmart.shared.Fingerprint;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stands in for a lost authenticator app, once: 120 random bits, so many that a plain hash keeps them (NIST SP 800-63B,
 * section 5.1.2.2).
 *
 * @param value as its owner is shown it, once: {@code abcdef-ghijkl-mnopqr-stuvwx}
 */
record RecoveryCode(String value) {

    /** So many at a time. */
    static final int COUNT = 10;

    private static final int BYTES = 15;
    private static final Pattern GROUP = Pattern.compile("(.{6})(?=.)");

    static List<RecoveryCode> next(SecureRandom random) {
        return Stream.generate(() -> {
                    var bytes = new byte[BYTES];
                    random.nextBytes(bytes);
                    return new RecoveryCode(GROUP.matcher(Base32.encode(bytes).toLowerCase(Locale.ROOT))
                            .replaceAll("$1-"));
                })
                .limit(COUNT)
                .toList();
    }

    /** What is kept of it: case, blanks and hyphens do not matter, and no two accounts have the same. */
    String hash(AccountId account) {
        var typed = value.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return Fingerprint.of(account.value().toString() + '\n' + typed);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "a recovery code";
    }
}
