package com.bharatmart.media.web;

import com.bharatmart.media.PictureContent.ByteRange;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Range} with one range of bytes (RFC 9110, section 14.2). */
final class RangeHeader {

    private static final Pattern RANGE = Pattern.compile("bytes=(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))");

    private RangeHeader() {}

    /** Returns null for no header, several ranges, or a header that is invalid: the response is the whole picture then. */
    static @Nullable ByteRange parse(@Nullable String header) {
        var matcher = RANGE.matcher(Objects.requireNonNullElse(header, ""));
        if (!matcher.matches()) {
            return null;
        }
        if (matcher.group(3) != null) {
            return new ByteRange(null, Long.valueOf(matcher.group(3)));
        }
        var first = Long.valueOf(matcher.group(1));
        var last = matcher.group(2).isEmpty() ? null : Long.valueOf(matcher.group(2));
        return last != null && last < first ? null : new ByteRange(first, last);
    }
}
