package com.bharatmart.razorpay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Calls the stand-in as a merchant does. */
final class ApiClient {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;
    private final String authorization;

    ApiClient(RazorpayServer server) {
        this.server = "http://localhost:" + server.port();
        var account = server.gateway().account();
        var credentials = account.keyId() + ":" + account.keySecret();
        authorization = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    record Response(int status, JsonNode body) {
        String text(String pointer) {
            return body.at(pointer).asString();
        }

        long number(String pointer) {
            return body.at(pointer).asLong();
        }
    }

    Response get(String path) {
        return send(request(path).GET());
    }

    Response post(String path, Map<String, Object> body) {
        return send(request(path).POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    Response refund(String payment, String key, Map<String, Object> body) {
        return send(request("/v1/payments/" + payment + "/refund")
                .header("X-Refund-Idempotency", key)
                .POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    /** Creates an order with a receipt of its own, or returns the earlier one. */
    Response order(String receipt, long amount) {
        return post(
                "/v1/orders", Map.of("amount", amount, "currency", "INR", "receipt", receipt, "unique_receipt", true));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json");
    }

    private Response send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Response(response.statusCode(), Json.parse(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
