package com.bharatmart.platform.idempotency;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A response with its exact body. */
record StoredResponse(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String body) {

    /** Tells the client that the response is a stored one. */
    static final String REPLAYED = "Idempotent-Replayed";

    ResponseEntity<String> first() {
        return builder().body(body);
    }

    ResponseEntity<String> replayed() {
        return builder().header(REPLAYED, "true").body(body);
    }

    private ResponseEntity.BodyBuilder builder() {
        var builder = ResponseEntity.status(status);
        if (location != null) {
            builder.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            builder.eTag(etag);
        }
        if (body != null) {
            builder.contentType(MediaType.APPLICATION_JSON);
        }
        return builder;
    }
}
