package com.bharatmart.drill;

import com.bharatmart.drill.ClientHistory.Span;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.InParallel;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Clients that want the last units of the same few products, send the same checkout twice at once, cancel from two places,
 * and repeat each request until they are told what has come of it. All of it is in their history.
 */
final class CompetingClients implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final int MAX_UNITS = 3;
    private static final int TWINS_PERCENT = 40;
    private static final int CANCEL_PERCENT = 70;
    private static final long PAUSE = 400_000_000L;
    private static final long PATIENCE = 120_000_000_000L;

    private final Http http;
    private final ClientHistory history;
    private final OrderLedger ledger;
    private final List<Sku> skus;
    private final List<Thread> threads;
    private volatile boolean closed;

    CompetingClients(Http http, ClientHistory history, OrderLedger ledger, List<Sku> skus, long seed) {
        this.http = http;
        this.history = history;
        this.ledger = ledger;
        this.skus = skus;
        this.threads = IntStream.range(0, CLIENTS)
                .mapToObj(number -> Thread.ofVirtual().start(() -> run(number, new Random(seed + number))))
                .toList();
    }

    /** Returns when each client knows what has come of its last request, or has given up. */
    @Override
    public void close() {
        closed = true;
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(int number, Random random) {
        while (!closed) {
            shop(2 * number, random);
            LockSupport.parkNanos(random.nextLong(PAUSE));
        }
    }

    private void shop(int client, Random random) {
        var sku = skus.get(random.nextInt(skus.size()));
        var units = 1 + random.nextInt(MAX_UNITS);
        var cart = cart(sku, units);
        if (cart == null) {
            return;
        }
        var key = new UUID(random.nextLong(), random.nextLong()).toString();
        var order = order(client, atOnce(random, TWINS_PERCENT), cart, key, sku, units);
        if (order == null) {
            return;
        }
        if (random.nextInt(100) < CANCEL_PERCENT) {
            LockSupport.parkNanos(random.nextLong(PAUSE));
            cancel(client, atOnce(random, TWINS_PERCENT), order, sku, units);
        }
        var read = tell(client, () -> http.get(order.path(), "X-Order-Token", order.token()));
        history.order("read", order.id(), read.span(), read.isGood() ? read.status() : null);
    }

    private static int atOnce(Random random, int percent) {
        return random.nextInt(100) < percent ? 2 : 1;
    }

    private record PlacedOrder(String id, String token) {
        String path() {
            return "/api/v1/orders/" + id;
        }
    }

    /** Null if the shop did not give one in time. */
    private @Nullable String cart(Sku sku, int units) {
        var made = tell(0, () -> http.post("/api/v1/carts", ""));
        var path =
                made.answer() == null ? null : made.answer().header("Location").orElse(null);
        var key = UUID.randomUUID().toString();
        var body = "{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, units);
        return path != null
                        && tell(0, () -> http.post(path + "/items", body, "Idempotency-Key", key))
                                .isGood()
                ? path
                : null;
    }

    private @Nullable PlacedOrder order(int client, int times, String cart, String key, Sku sku, int units) {
        var shopper = new GuestShopper(http);
        var told = together(times, number -> {
            var end = tell(client + number, () -> {
                var start = System.nanoTime();
                var answer = ask(() -> shopper.checkout(cart, key));
                history.usedKey(
                        key,
                        new Span(client + number, start, System.nanoTime()),
                        answer != null && isGood(answer)
                                ? answer.json().get("id").asString()
                                : null);
                return answer;
            });
            if (end.isRefused()) {
                history.took(sku, units, end.span(), ClientHistory.REFUSED);
            }
            return end;
        });
        var good = told.stream().filter(FinalResponse::isGood).toList();
        var isOpen = told.stream().anyMatch(one -> !one.isGood() && !one.isRefused());
        if (!good.isEmpty() || isOpen) {
            history.took(sku, units, span(client, told, good), good.isEmpty() ? null : ClientHistory.DONE);
        }
        var last = Stream.of(good.stream(), told.stream().filter(one -> !one.isRefused()), told.stream())
                .flatMap(Function.identity())
                .findFirst()
                .orElseThrow();
        ledger.add(cart, key, last.answer());
        if (good.isEmpty()) {
            return null;
        }
        var placed = Objects.requireNonNull(good.getFirst().answer()).json();
        var order =
                new PlacedOrder(placed.get("id").asString(), placed.get("token").asString());
        history.order(
                "place",
                order.id(),
                span(client, told, good),
                placed.get("status").asString());
        return order;
    }

    private void cancel(int client, int times, PlacedOrder order, Sku sku, int units) {
        var told = together(times, number -> {
            var key = UUID.randomUUID().toString();
            var end = tell(
                    client + number,
                    () -> http.post(
                            order.path() + "/cancel", "", "X-Order-Token", order.token(), "Idempotency-Key", key));
            var outcome = end.isGood() ? end.status() : end.isRefused() ? ClientHistory.REFUSED : null;
            history.order("cancel", order.id(), end.span(), outcome);
            return end;
        });
        var good = told.stream().filter(FinalResponse::isGood).toList();
        var isOpen = told.stream().anyMatch(one -> !one.isGood() && !one.isRefused());
        if (!good.isEmpty() || isOpen) {
            history.gaveBack(sku, units, span(client, told, good), good.isEmpty() ? null : ClientHistory.DONE);
        }
    }

    /** From the first request to the first answer that says that it was done. */
    private static Span span(int client, List<FinalResponse> all, List<FinalResponse> good) {
        var from = all.stream().mapToLong(one -> one.span().from()).min().orElseThrow();
        var to = good.stream().mapToLong(one -> one.span().to()).min().orElse(0);
        return new Span(client, from, to);
    }

    private static List<FinalResponse> together(int times, IntFunction<FinalResponse> work) {
        var tasks = new ArrayList<Callable<FinalResponse>>();
        IntStream.range(0, times).forEach(number -> tasks.add(() -> work.apply(number)));
        return InParallel.run(Collections.unmodifiableList(tasks));
    }

    /** What a client was told in the end; the last answer, or null if there was none. */
    private record FinalResponse(Span span, Http.@Nullable Response answer) {
        boolean isGood() {
            return CompetingClients.isGood(answer);
        }

        /** Whether it did not happen, and never will. */
        boolean isRefused() {
            return answer != null && !isGood() && !isOpen(answer);
        }

        String status() {
            return answer == null ? "" : answer.json().get("status").asString();
        }
    }

    /** Repeats a request until it is known what has come of it, for at most two minutes. */
    private FinalResponse tell(int client, Supplier<Http.@Nullable Response> request) {
        var start = System.nanoTime();
        var answer = ask(request);
        while (isOpen(answer) && System.nanoTime() - start < PATIENCE) {
            LockSupport.parkNanos(PAUSE);
            answer = ask(request);
        }
        return new FinalResponse(new Span(client, start, System.nanoTime()), answer);
    }

    private static Http.@Nullable Response ask(Supplier<Http.@Nullable Response> request) {
        try {
            return request.get();
        } catch (UncheckedIOException _) {
            return null;
        }
    }

    private static boolean isGood(Http.@Nullable Response answer) {
        return answer != null && answer.status() < 300;
    }

    private static boolean isOpen(Http.@Nullable Response answer) {
        return answer == null
                || answer.status() >= 500
                || answer.header("Retry-After").isPresent();
    }
}
