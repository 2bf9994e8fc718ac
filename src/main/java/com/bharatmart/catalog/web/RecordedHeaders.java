package com.bharatmart.catalog.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The headers that all responses of a route and a form have in common: those that the security filters and Spring MVC add.
 *
 * @param contentType null for a response without content
 */
record RecordedHeaders(@Nullable String contentType, List<Header> headers) {

    /** Headers that depend on the content, that the rate limit sets, or that Tomcat adds when it sends the response. */
    private static final Set<String> OF_ONE_RESPONSE = Set.of(
            "etag",
            "link",
            "content-language",
            "content-length",
            "content-type",
            "ratelimit",
            "ratelimit-policy",
            "date",
            "connection",
            "keep-alive",
            "transfer-encoding");

    RecordedHeaders {
        headers = List.copyOf(headers);
    }

    /**
     * Reads the headers of a response.
     *
     * @param earlier the names of the headers that it had before the security filters
     */
    static RecordedHeaders of(HttpServletResponse response, Collection<String> earlier) {
        var headers = new ArrayList<Header>();
        for (var name : Set.copyOf(response.getHeaderNames())) {
            if (!OF_ONE_RESPONSE.contains(name.toLowerCase(Locale.ROOT)) && !earlier.contains(name)) {
                response.getHeaders(name).forEach(value -> headers.add(new Header(name, value)));
            }
        }
        return new RecordedHeaders(response.getContentType(), headers);
    }

    /** Whether the next response may have them too. */
    boolean areForEveryone() {
        return headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(HttpHeaders.SET_COOKIE));
    }

    void writeTo(HttpServletResponse response) {
        for (var header : headers) {
            response.addHeader(header.name(), header.value());
        }
        if (contentType != null) {
            response.setContentType(contentType);
        }
    }

    private record Header(String name, String value) {}
}
