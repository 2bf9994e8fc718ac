package com.bharatmart.catalog.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What a response's headers depend on besides its route and its content.
 *
 * @param isHead whether the request is a HEAD
 * @param isSecure whether the client uses TLS
 * @param isNotModified whether the response is 304
 */
record ResponseForm(boolean isHead, boolean isSecure, boolean isNotModified) {

    private static final String WEAK = "W/";

    /** A single tag as {@link CacheableResponses} makes them, without what proxies add. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[A-Za-z0-9_-]{22}\"");

    /** The form of the response to a simple request if its response has this tag; null if that needs a closer look. */
    static @Nullable ResponseForm of(HttpServletRequest request, String tag) {
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known == null) {
            return of(request, false);
        }
        return TAG.matcher(known).matches() ? of(request, isSame(known, tag)) : null;
    }

    /** The form of a response that was sent; null if it has another status. */
    static @Nullable ResponseForm of(HttpServletRequest request, HttpServletResponse response) {
        return switch (response.getStatus()) {
            case HttpServletResponse.SC_OK -> of(request, false);
            case HttpServletResponse.SC_NOT_MODIFIED -> of(request, true);
            default -> null;
        };
    }

    private static ResponseForm of(HttpServletRequest request, boolean isNotModified) {
        return new ResponseForm(request.getMethod().equals("HEAD"), request.isSecure(), isNotModified);
    }

    private static boolean isSame(String known, String tag) {
        return known.endsWith(tag) && (known.length() == tag.length() || known.startsWith(WEAK));
    }
}
