package com.bharatmart.catalog.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A route of the catalogue, and the headers that the filters and Spring MVC gave to its responses so far. */
final class ResponseRoute {

    private final String pattern;
    private final Map<ResponseForm, RecordedHeaders> headers = new ConcurrentHashMap<>();

    ResponseRoute(String pattern) {
        this.pattern = pattern;
    }

    /** Of its path. */
    String pattern() {
        return pattern;
    }

    /** Null if there was no response of this form yet. */
    @Nullable RecordedHeaders headers(ResponseForm form) {
        return headers.get(form);
    }

    void record(ResponseForm form, RecordedHeaders recorded) {
        headers.putIfAbsent(form, recorded);
    }
}
