package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Guests who order and pay online. */
@TestComponent
class OnlineShop {

    static final String CHECKOUT = GuestShopper.CHECKOUT.replace("\"cod\"", "\"razorpay\"");

    private final Http http;
    private final TestProducts products;
    private final InMemoryGateway gateway;
    private final JdbcClient jdbc;

    OnlineShop(Http http, TestProducts products, InMemoryGateway gateway, JdbcClient jdbc) {
        this.http = http;
        this.products = products;
        this.gateway = gateway;
        this.jdbc = jdbc;
    }

    String cart(Sku sku, int quantity) {
        return new GuestShopper(http).cartWith(quantity, sku);
    }

    Http.Response checkout(String cart, String key) {
        return http.post(cart + "/checkout", CHECKOUT, "Idempotency-Key", key);
    }

    /** An order of two towels, with this contact. */
    Placed place(String email, String phone) {
        var sku = products.towel(3);
        var body = CHECKOUT.replace("shopper@example.com", email)
                .replace("\"phone\": \"9876543210\"},", "\"phone\": \"%s\"},".formatted(phone));
        return new Placed(
                this,
                http.post(cart(sku, 2) + "/checkout", body, "Idempotency-Key", key())
                        .json(),
                sku);
    }

    /** An order of two towels of three, which waits for its payment. */
    Placed place() {
        return place(products.towel(3), 2);
    }

    Placed place(Sku sku, int quantity) {
        var answer = checkout(cart(sku, quantity), key());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Placed(this, answer.json(), sku);
    }

    /** An order that is paid and confirmed. */
    Placed placePaid() {
        return placePaid(products.towel(3), 2);
    }

    Placed placePaid(Sku sku, int quantity) {
        var placed = place(sku, quantity);
        placed.pay();
        return placed;
    }

    /** Waits until the order has this status of its payment. */
    void awaitPayment(Placed order, String status) {
        Awaitility.await()
                .until(() -> order.get().at("/payment/status").asString().equals(status));
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    /** Available, reserved and sold units. */
    String stock(Sku sku) {
        return jdbc.sql("SELECT concat_ws('/', available, reserved, sold) FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query(String.class)
                .single();
    }

    /** The reservation of the order is over. */
    void passDeadline(Placed order) {
        jdbc.sql("UPDATE reservation SET expires_at = now() - INTERVAL '1 s' WHERE id = ? AND state = 'HELD'")
                .param(order.id())
                .update();
    }

    /**
     * An order of a guest.
     *
     * @param json as the checkout answered
     */
    record Placed(OnlineShop shop, JsonNode json, Sku sku) {

        UUID id() {
            return UUID.fromString(json.get("id").asString());
        }

        String path() {
            return "/api/v1/orders/" + id();
        }

        String staffPath() {
            return "/api/v1/admin/orders/" + id();
        }

        String token() {
            return json.get("token").asString();
        }

        String paymentId() {
            return json.at("/payment/id").asString();
        }

        String providerOrderId() {
            return json.at("/payment/providerOrderId").asString();
        }

        Money total() {
            return Money.inr(json.at("/total/amount").asLong());
        }

        JsonNode get() {
            return shop.http.get(path(), "X-Order-Token", token()).json();
        }

        String status() {
            return get().get("status").asString();
        }

        Http.Response post(String part, String body) {
            return post(part, body, key());
        }

        Http.Response post(String part, String body, String key) {
            return shop.http.post(path() + part, body, "X-Order-Token", token(), "Idempotency-Key", key);
        }

        Http.Response payBy(String method) {
            return post("/payments", "{\"method\": \"%s\"}".formatted(method));
        }

        /** Pays at the gateway, and reports it. Returns the id of the payment at the gateway. */
        String pay() {
            var payment = shop.gateway.pay(providerOrderId());
            var answer = confirm(payment);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return payment;
        }

        Http.Response confirm(String payment) {
            return confirm(
                    paymentId(), providerOrderId(), payment, InMemoryGateway.signature(providerOrderId(), payment));
        }

        Http.Response confirm(String attempt, String orderId, String payment, String signature) {
            return shop.http.post(
                    path() + "/payments/%s/confirm".formatted(attempt),
                    """
                    {"razorpay_payment_id": "%s", "razorpay_order_id": "%s", "razorpay_signature": "%s"}""".formatted(payment, orderId, signature),
                    "X-Order-Token",
                    token());
        }

        Http.Response cancel() {
            return post("/cancel", "");
        }
    }
}
