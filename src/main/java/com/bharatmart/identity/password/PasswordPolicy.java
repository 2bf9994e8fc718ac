package com.bharatmart.identity.password;

import com.bharatmart.identity.password.PasswordException.InvalidPasswordException;
import com.bharatmart.shared.EmailAddress;
import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rules for new passwords: a minimum length, not the address of the account, and not one of the common passwords. There
 * are no rules about kinds of characters and no expiry, which make passwords worse (NIST SP 800-63B, section 5.1.1.2; OWASP
 * ASVS 5.0, 6.2).
 */
@Component
public class PasswordPolicy {

    private final PasswordProperties properties;
    private final PasswordHasher hasher;
    private final Set<String> common;

    PasswordPolicy(PasswordProperties properties, PasswordHasher hasher) {
        this.properties = properties;
        this.hasher = hasher;
        try {
            this.common = StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .filter(password -> password.length() >= properties.minLength())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks a new password and hashes it. Hashing is slow: call this outside of transactions.
     *
     * @param field the field of the request that contains the password
     * @throws PasswordException.InvalidPasswordException if the password breaks a rule
     * @throws PasswordException.OverloadException if this instance has too many passwords to hash
     */
    public String checkAndHash(String field, Password password, @Nullable EmailAddress email) {
        check(field, password, email);
        return hasher.hash(password.value());
    }

    /** As {@link #checkAndHash}, without the hash. */
    public void check(String field, Password password, @Nullable EmailAddress email) {
        var value = password.value();
        if (value.codePointCount(0, value.length()) < properties.minLength()) {
            throw new InvalidPasswordException(
                    field, "min_length", "must have %d characters or more".formatted(properties.minLength()));
        }
        var plain = value.toLowerCase(Locale.ROOT);
        if (common.contains(plain)) {
            throw new InvalidPasswordException(
                    field, "common_password", "is one of the passwords that are guessed first");
        }
        if (email != null && plain.equals(email.value())) {
            throw new InvalidPasswordException(field, "common_password", "must not be the e-mail address");
        }
    }
}
