package com.bharatmart.identity.password;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.text.Normalizer;

/**
 * A password as the client sent it. Its text form does not contain it.
 *
 * @param value in NFKC, so that it does not depend on the keyboard (NIST SP 800-63B, section 5.1.1.2)
 */
public record Password(String value) {

    /** Allows long passphrases, and limits the cost of hashing. */
    static final int MAX_LENGTH = 128;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Password {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters");
        }
        value = Normalizer.normalize(value, Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return "(a password)";
    }
}
