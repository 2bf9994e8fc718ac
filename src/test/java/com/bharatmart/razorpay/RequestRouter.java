package com.bharatmart.razorpay;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Authenticates requests, passes them to their handlers in a transaction, and simulates faults. */
final class RequestRouter {

    private static final System.Logger LOG = System.getLogger(RequestRouter.class.getName());
    private static final String UNKNOWN = "unknown";

    private final List<Route> routes;
    private final List<Route> controls;
    private final AccountRepository accounts;
    private final RazorpayDatabase database;
    private final Faults faults;
    private final CallLog calls;
    private final WebhookSender sender;

    RequestRouter(
            List<Route> routes,
            List<Route> controls,
            AccountRepository accounts,
            RazorpayDatabase database,
            Faults faults,
            CallLog calls,
            WebhookSender sender) {
        this.routes = routes;
        this.controls = controls;
        this.accounts = accounts;
        this.database = database;
        this.faults = faults;
        this.calls = calls;
        this.sender = sender;
    }

    private record Response(int status, Map<String, @Nullable Object> body) {}

    private interface Handling {
        Map<String, @Nullable Object> handle();
    }

    /** An exchange that is closed without an answer closes its connection. */
    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var received = System.currentTimeMillis();
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.startsWith("/_control/")) {
            send(exchange, respond(() -> call(controls, exchange, body)));
            return;
        }
        var name = routes.stream()
                .filter(route -> route.match(exchange.getRequestMethod(), path).isPresent())
                .findFirst()
                .map(Route::name)
                .orElse(UNKNOWN);
        var current = faults.next(name, exchange.getRequestMethod() + " " + path);
        delay(current, Fault.Kind.SLOW);
        if (has(current, Fault.Kind.HANG_UP)) {
            calls.add(name, path, 0, false, received);
            return;
        }
        var response = failure(current, Fault.Kind.FAIL);
        if (response == null) {
            var handled = respond(() -> {
                authenticate(exchange);
                return database.inTransaction(() -> call(routes, exchange, body));
            });
            var failure = failure(current, Fault.Kind.FAIL_AFTER_EFFECT);
            response = failure == null ? handled : failure;
            sender.wake();
        }
        var isAnswered = !has(current, Fault.Kind.LOSE_ANSWER);
        calls.add(name, path, response.status(), isAnswered, received);
        if (isAnswered) {
            delay(current, Fault.Kind.SLOW_ANSWER);
            send(exchange, response);
        }
    }

    private void delay(List<Fault> current, Fault.Kind kind) {
        current.stream().filter(fault -> fault.kind() == kind).forEach(faults::delay);
    }

    private static boolean has(List<Fault> faults, Fault.Kind kind) {
        return faults.stream().anyMatch(fault -> fault.kind() == kind);
    }

    private static @Nullable Response failure(List<Fault> faults, Fault.Kind kind) {
        return faults.stream()
                .filter(fault -> fault.kind() == kind)
                .findFirst()
                .map(fault -> RazorpayErrorException.ofStatus(fault.status()))
                .map(error -> new Response(error.status(), error.body()))
                .orElse(null);
    }

    private static Response respond(Handling handling) {
        try {
            return new Response(200, handling.handle());
        } catch (RazorpayErrorException e) {
            return new Response(e.status(), e.body());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed", e);
            var error = RazorpayErrorException.ofStatus(500);
            return new Response(error.status(), error.body());
        }
    }

    private static Map<String, @Nullable Object> call(List<Route> routes, HttpExchange exchange, String body) {
        var uri = exchange.getRequestURI();
        for (var route : routes) {
            var ids = route.match(exchange.getRequestMethod(), uri.getPath());
            if (ids.isPresent()) {
                var query = query(uri.getRawQuery());
                return route.handler().apply(new RazorpayRequest(ids.get(), query, exchange.getRequestHeaders(), body));
            }
        }
        throw new RazorpayErrorException(
                404, "BAD_REQUEST_ERROR", "The requested URL was not found on the server.", null);
    }

    private void authenticate(HttpExchange exchange) {
        var account = accounts.account();
        var credentials = (account.keyId() + ":" + account.keySecret()).getBytes(StandardCharsets.UTF_8);
        var expected = "Basic " + Base64.getEncoder().encodeToString(credentials);
        var given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            throw RazorpayErrorException.notAuthenticated();
        }
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        var bytes = Json.bytes(response.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(response.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(@Nullable String raw) {
        return raw == null || raw.isEmpty()
                ? Map.of()
                : Arrays.stream(raw.split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                                (first, _) -> first));
    }
}
