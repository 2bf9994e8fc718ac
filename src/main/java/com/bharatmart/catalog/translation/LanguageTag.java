package com.bharatmart.catalog.translation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tags of languages (BCP 47): a language, and if needed a script and a region, such as {@code hi}, {@code hi-Latn} or {@code ta-IN}. */
public final class LanguageTag {

    /** In any case; {@link #canonical} has the usual one. */
    public static final String PATTERN = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    private LanguageTag() {}

    /** The tag with the usual case: {@code ta-IN} for {@code TA-in}. Empty if the text is not a tag. */
    public static Optional<String> canonical(String text) {
        return VALID.matcher(text).matches()
                ? Optional.of(Locale.forLanguageTag(text).toLanguageTag())
                : Optional.empty();
    }
}
