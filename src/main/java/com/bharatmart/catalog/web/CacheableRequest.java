package com.bharatmart.catalog.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Tells which requests the cache may answer by itself: reads of which no header needs the filters or Spring MVC. */
final class CacheableRequest {

    private static final String API = "/api/v1/";

    /** Headers that change the response, or whether there is one. */
    private static final List<String> SPECIAL = List.of(
            HttpHeaders.ORIGIN,
            HttpHeaders.RANGE,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.TRANSFER_ENCODING,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_MODIFIED_SINCE,
            HttpHeaders.IF_UNMODIFIED_SINCE,
            HttpHeaders.EXPECT,
            HttpHeaders.UPGRADE);

    /** Headers that are read, and have one value in a simple request. */
    private static final List<String> SINGLE =
            List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.IF_NONE_MATCH);

    /** What programs and browser libraries send that read JSON. */
    private static final Set<String> ACCEPTS_JSON =
            Set.of("*/*", "application/json", "application/json, */*", "application/json, text/plain, */*");

    private CacheableRequest() {}

    static boolean matches(HttpServletRequest request) {
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && request.getRequestURI().startsWith(API)
                && request.getContentLengthLong() <= 0
                && hasNoSpecialHeader(request)
                && hasNoRepeatedHeader(request)
                && acceptsJson(request.getHeader(HttpHeaders.ACCEPT))
                && isVisible(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static boolean hasNoSpecialHeader(HttpServletRequest request) {
        for (var name : SPECIAL) {
            if (request.getHeader(name) != null) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNoRepeatedHeader(HttpServletRequest request) {
        for (var name : SINGLE) {
            var values = request.getHeaders(name);
            if (values.hasMoreElements()) {
                values.nextElement();
            }
            if (values.hasMoreElements()) {
                return false;
            }
        }
        return true;
    }

    private static boolean acceptsJson(@Nullable String accept) {
        return accept == null || ACCEPTS_JSON.contains(accept);
    }

    /** The firewall rejects some of the other characters. */
    private static boolean isVisible(@Nullable String value) {
        return value == null || value.chars().allMatch(character -> character >= ' ' && character <= '~');
    }
}
