package com.bharatmart.order.web;

import com.bharatmart.shared.PlainText;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** All tags of an order. */
record OrderTagsRequest(@NotNull @Size(max = MAX_TAGS) List<@NotNull Tag> tags) {

    static final int MAX_TAGS = 20;

    Set<String> toTags() {
        return tags.stream().map(Tag::value).collect(Collectors.toUnmodifiableSet());
    }

    /** A tag in the form in which it is stored and compared: tidied and in lower case. */
    record Tag(@JsonValue String value) {

        static final int MAX_LENGTH = 40;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Tag {
            value = tidy(value);
            if (value.length() > MAX_LENGTH || value.codePoints().noneMatch(Character::isLetterOrDigit)) {
                throw new IllegalArgumentException(
                        "must have a letter or a digit, and at most %d characters".formatted(MAX_LENGTH));
            }
        }

        static String tidy(String text) {
            return PlainText.tidy(text).toLowerCase(Locale.ROOT);
        }
    }
}
