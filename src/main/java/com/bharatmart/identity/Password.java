package com.bharatmart.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.text.Normalizer;

/**
 * A password as somebody typed it. Nothing here prints it.
 *
 * @param value normalised to NFKC, so that every keyboard types the same (NIST SP 800-63B, section 5.1.1.2)
 */
public record Password(String value) {

    /** Long enough for any passphrase, short enough to hash. */
    static final int LONGEST = 128;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Password {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
        }
        value = Normalizer.normalize(value, Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return "(a password)";
    }
}
