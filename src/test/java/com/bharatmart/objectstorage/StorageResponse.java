package com.bharatmart.objectstorage;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Sends a response, with the current fault. */
final class StorageResponse {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpExchange exchange;
    private final StorageFaults faults;

    StorageResponse(HttpExchange exchange, StorageFaults faults) {
        this.exchange = exchange;
        this.faults = faults;
        header("opc-request-id", UUID.randomUUID().toString());
    }

    StorageResponse header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
        return this;
    }

    void error(StorageErrorException error) throws IOException {
        if (error.status() == 304) {
            empty(304);
        } else {
            json(error.status(), error.body());
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

    /** Sends at most {@code length} bytes of the body. */
    void bytes(int status, long length, InputStream body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD") || length == 0) {
            header("Content-Length", String.valueOf(length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, length);
        var out = exchange.getResponseBody();
        var remaining = faults.cutsBody() ? length / 2 : length;
        var buffer = new byte[16 * 1024];
        while (remaining > 0) {
            var n = body.read(buffer, 0, (int) Math.min(faults.delaysNextByte() ? 1 : buffer.length, remaining));
            if (n < 0) {
                break;
            }
            out.write(buffer, 0, n);
            out.flush();
            remaining -= n;
        }
    }
}
