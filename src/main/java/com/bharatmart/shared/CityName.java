package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The city, town or village of a postal address.
 *
 * @param value one tidied line with a visible character, 100 characters at most
 */
public record CityName(@JsonValue String value) {

    public static final int MAX_LENGTH = PostalAddress.MAX_CITY_LENGTH;

    /** @throws IllegalArgumentException if nothing of the text is visible, it has half of a character, or is too long */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CityName {
        value = PlainText.requireVisible(value, MAX_LENGTH);
    }

    /** Null for a text without a visible character. */
    public static @Nullable CityName parse(String text) {
        return PlainText.isVisible(text) ? new CityName(text) : null;
    }

    @Override
    public String toString() {
        return value;
    }
}
