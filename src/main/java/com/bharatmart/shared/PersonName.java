package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of a person, or of a business at an address, as it is written on a parcel.
 *
 * @param value one tidied line with a visible character, 100 characters at most
 */
public record PersonName(@JsonValue String value) {

    public static final int MAX_LENGTH = 100;

    /** @throws IllegalArgumentException if nothing of the text is visible, it has half of a character, or is too long */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonName {
        value = PlainText.requireVisible(value, MAX_LENGTH);
    }

    /** Empty for a text that is not a name. */
    public static Optional<PersonName> parse(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new PersonName(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
