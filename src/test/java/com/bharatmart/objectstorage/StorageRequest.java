package com.bharatmart.objectstorage;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request to the bucket.
 *
 * @param name of the object or the id of the pre-authenticated request, decoded; empty for lists
 */
record StorageRequest(HttpExchange exchange, String name, Map<String, String> query) {
    private static final JsonMapper JSON = JsonMapper.shared();

    String method() {
        return exchange.getRequestMethod();
    }

    String header(String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** Throws 411 if there is no Content-Length. */
    InputStream body() {
        if (header("Content-Length").isEmpty()) {
            throw new StorageErrorException(411, "MissingContentLength", "A required content-length header is missing");
        }
        return exchange.getRequestBody();
    }

    /** Parses the body as JSON after verifying its signed hash. */
    <T> T json(Class<T> type) throws IOException {
        var bytes = body().readAllBytes();
        var sha256 = Base64.getEncoder().encodeToString(sha256().digest(bytes));
        if (!sha256.equals(header("x-content-sha256"))) {
            throw StorageErrorException.notAuthenticated("the body does not match the signed hash");
        }
        return JSON.readValue(bytes, type);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
