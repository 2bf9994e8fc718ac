package com.bharatmart.order;

import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** A guest shopper who uses the API over HTTP. */
public record GuestShopper(Http http) {

    public static final String ADDRESS = """
            {"name": "A. Shopper", "line1": "12 MG Road", "city": "Bengaluru", "state": "KA", "pin": "560001",
             "country": "IN", "phone": "9876543210"}""";

    public static final String CHECKOUT = """
            {"contact": {"email": "shopper@example.com", "phone": "9876543210"},
             "shippingAddress": %s, "payment": {"method": "cod"}}""".formatted(ADDRESS);

    /** The path of a new cart. */
    public String cart() {
        return withRetry(() -> http.post("/api/v1/carts", ""))
                .header("Location")
                .orElseThrow();
    }

    /** The path of a new cart that contains these SKUs. */
    public String cartWith(int quantity, Sku... skus) {
        var cart = cart();
        for (var sku : skus) {
            var answer = withRetry(() -> add(cart, sku, quantity));
            if (answer.status() != 200) {
                throw new AssertionError(answer.text());
            }
        }
        return cart;
    }

    public Http.Response add(String cart, Sku sku, int quantity) {
        return http.post(cart + "/items", """
                {"sku": "%s", "quantity": %d}""".formatted(sku, quantity));
    }

    public Http.Response checkout(String cart) {
        return checkout(cart, UUID.randomUUID().toString());
    }

    public Http.Response checkout(String cart, String key) {
        return http.post(cart + "/checkout", CHECKOUT, "Idempotency-Key", key);
    }

    /** Checks out like {@link #checkout}, and repeats the request under the same key after a 503. */
    public Http.Response checkoutWithRetry(String cart) {
        return checkoutWithRetry(cart, UUID.randomUUID().toString());
    }

    public Http.Response checkoutWithRetry(String cart, String key) {
        return withRetry(() -> checkout(cart, key));
    }

    /** Repeats the request after a 503 with Retry-After, as the contract asks of a client. */
    private static Http.Response withRetry(Supplier<Http.Response> request) {
        var answer = new AtomicReference<Http.Response>();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    answer.set(request.get());
                    return answer.get().status() != 503
                            || answer.get().header("Retry-After").isEmpty();
                });
        return answer.get();
    }
}
