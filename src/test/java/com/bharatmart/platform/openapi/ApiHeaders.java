package com.bharatmart.platform.openapi;

import com.bharatmart.platform.session.SessionTokenResolver;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** The headers of responses. The document describes each once; responses refer to it. */
final class ApiHeaders {

    static final String REQUEST_ID = "X-Request-Id";
    static final String RATE_LIMIT = "RateLimit";
    static final String RATE_LIMIT_POLICY = "RateLimit-Policy";
    static final String REPLAYED = "Idempotent-Replayed";

    static final Map<String, Header> ALL = all();

    private ApiHeaders() {}

    private static Map<String, Header> all() {
        var headers = new LinkedHashMap<String, Header>();
        headers.put(
                HttpHeaders.ETAG, text("The version of the resource, for `If-Match` and `If-None-Match`.", "\"3\""));
        headers.put(
                HttpHeaders.LOCATION,
                text(
                        "The address of what was created or found; relative to the server.",
                        "/api/v1/orders/0199c6a0-5b7e-7c41-9a3d-2f1e8b6c4d10"));
        headers.put(
                HttpHeaders.LINK,
                text(
                        "The next page, with rel=\"next\"; missing on the last one.",
                        "</api/v1/products?cursor=WyJhIl0>; rel=\"next\""));
        headers.put(HttpHeaders.CACHE_CONTROL, text("How long a cache may keep the response.", "max-age=10, public"));
        headers.put(
                HttpHeaders.RETRY_AFTER,
                number("The seconds to wait before the request is repeated.").example(2));
        headers.put(HttpHeaders.WWW_AUTHENTICATE, text("The scheme of the sessions.", "Session"));
        headers.put(
                HttpHeaders.CONTENT_DISPOSITION,
                text("The name of the file to save.", "attachment; filename=\"export.json\""));
        headers.put(
                SessionTokenResolver.HEADER,
                text("The id of the new session, to send with each request.", "4Jb0m3iYx9T5Q2vK7cL1sN8wE6rU0pAz"));
        headers.put(
                HttpHeaders.SET_COOKIE,
                text("The same session for browsers.", "__Host-SESSION=4Jb0m3iYx9; Path=/; Secure; HttpOnly"));
        headers.put(
                RATE_LIMIT, text("What is left of the limits: requests (r) and seconds (t).", "\"reads\";r=299;t=1"));
        headers.put(RATE_LIMIT_POLICY, text("The limits: requests (q) in seconds (w).", "\"reads\";q=300;w=60"));
        headers.put(REPLAYED, text("`true` if this is the stored response to the first request with the key.", "true"));
        headers.put(REQUEST_ID, text("The id of the request, also in the log of the service.", "7f9c24e5"));
        headers.put(HttpHeaders.ACCEPT_RANGES, text("The unit of ranges.", "bytes"));
        headers.put(HttpHeaders.CONTENT_RANGE, text("Which bytes these are.", "bytes 0-1023/48213"));
        return headers;
    }

    private static Header text(String description, String example) {
        return header(description, new StringSchema()).example(example);
    }

    private static Header number(String description) {
        return header(description, new IntegerSchema());
    }

    private static Header header(String description, Schema<?> schema) {
        return new Header().description(description).schema(schema);
    }
}
