package com.bharatmart.razorpay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** A merchant's webhook, which records what arrives. */
final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Event> events = new ArrayList<>();
    private volatile int status = 200;

    record Event(String id, String signature, String text) {
        JsonNode body() {
            return Json.parse(text);
        }

        String name() {
            return body().at("/event").asString();
        }

        boolean isSignedWith(String secret) {
            return Signer.sign(text.getBytes(StandardCharsets.UTF_8), secret).equals(signature);
        }
    }

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::receive);
            server.setExecutor(threads);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:%d/webhooks".formatted(server.getAddress().getPort());
    }

    void answer(int nextStatus) {
        status = nextStatus;
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            synchronized (this) {
                events.add(new Event(
                        String.valueOf(headers.getFirst("x-razorpay-event-id")),
                        String.valueOf(headers.getFirst("X-Razorpay-Signature")),
                        body));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
