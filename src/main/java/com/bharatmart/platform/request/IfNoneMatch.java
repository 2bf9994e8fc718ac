package com.bharatmart.platform.request;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The representations of a resource that a client already has (RFC 9110, section 13.1.2).
 *
 * @param header the values of {@code If-None-Match}, joined by commas; null if the request has none
 */
public record IfNoneMatch(@Nullable String header) {

    /** A comma may be a part of a tag. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    /** What proxies add to the tag of a response that they compress, such as Apache's mod_deflate. */
    private static final List<String> SUFFIXES = List.of("-gzip\"", "-br\"", "-zstd\"", "-deflate\"");

    /**
     * Whether the client has the representation with this tag, so that 304 is the answer. Compares weakly, and accepts a
     * tag that a proxy has extended.
     *
     * @param tag a strong one
     */
    public boolean matches(String tag) {
        return header != null
                && (header.strip().equals("*")
                        || TAG.matcher(header).results().anyMatch(found -> isSame(found.group(1), tag)));
    }

    /** Whether a strong tag is this one, perhaps extended by a proxy. */
    static boolean isSame(String candidate, String tag) {
        return candidate.equals(tag)
                || SUFFIXES.stream()
                        .filter(candidate::endsWith)
                        .map(suffix -> candidate.substring(0, candidate.length() - suffix.length()) + '"')
                        .anyMatch(tag::equals);
    }
}
