package com.bharatmart.objectstorage;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** What goes back to the caller, with whatever shall go wrong with it. */
final class StorageResponse {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpExchange exchange;
    private final Faults faults;

    StorageResponse(HttpExchange exchange, Faults faults) {
        this.exchange = exchange;
        this.faults = faults;
        header("opc-request-id", UUID.randomUUID().toString());
    }

    StorageResponse header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
        return this;
    }

    void refuse(StorageErrorException refusal) throws IOException {
        if (refusal.status() == 304) {
            empty(304);
        } else {
            json(refusal.status(), refusal.body());
        }
    }

    /** Without a body. */
    void empty(int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    void json(int status, Object body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        header("Content-Type", "application/json");
        bytes(status, bytes.length, new ByteArrayInputStream(bytes));
    }

    /** Not more than {@code length} bytes of the body. */
    void bytes(int status, long length, InputStream body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD") || length == 0) {
            header("Content-Length", String.valueOf(length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, length);
        var out = exchange.getResponseBody();
        var left = faults.cuts() ? length / 2 : length;
        var buffer = new byte[16 * 1024];
        while (left > 0) {
            var n = body.read(buffer, 0, (int) Math.min(faults.drips() ? 1 : buffer.length, left));
            if (n < 0) {
                break;
            }
            out.write(buffer, 0, n);
            out.flush();
            left -= n;
        }
    }
}
