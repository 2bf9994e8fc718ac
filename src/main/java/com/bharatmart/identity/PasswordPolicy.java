package com.bharatmart.identity;

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
 * Which passwords may be chosen. No rules about kinds of characters and no expiry, which make passwords worse: long
 * enough, not the address of the account, and not one of those that are tried first (NIST SP 800-63B, section 5.1.1.2;
 * OWASP ASVS 5.0, 6.2).
 */
@Component
class PasswordPolicy {

    private final PasswordProperties properties;
    private final Set<String> common;

    PasswordPolicy(PasswordProperties properties) {
        this.properties = properties;
        try {
            this.common = StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .filter(password -> password.length() >= properties.minLength())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Throws {@link PasswordException}.
     *
     * @param field of the request that it is in
     */
    void check(String field, Password password, @Nullable EmailAddress email) {
        var value = password.value();
        if (value.codePointCount(0, value.length()) < properties.minLength()) {
            throw new PasswordException(
                    field, "min_length", "must have %d characters or more".formatted(properties.minLength()));
        }
        var plain = value.toLowerCase(Locale.ROOT);
        if (common.contains(plain)) {
            throw new PasswordException(field, "common_password", "is one of the passwords that are guessed first");
        }
        if (email != null && plain.equals(email.value())) {
            throw new PasswordException(field, "common_password", "must not be the e-mail address");
        }
    }
}
