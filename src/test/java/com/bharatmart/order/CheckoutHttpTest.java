package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class CheckoutHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    GuestShopper shopper;

    @BeforeEach
    void setUp() {
        shopper = new GuestShopper(http);
    }

    @Test
    void checkoutPlacesAnOrderThatItsTokenOpens() {
        var sku = products.put("1299", "6211", 5);
        var cart = shopper.cartWith(2, sku);

        var answer = shopper.checkout(cart);

        assertThat(answer.status()).isEqualTo(201);
        var order = answer.json();
        assertThat(order.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(order.get("number").asString()).matches("BM-\\d{4}-\\d{4}-\\d{4}");
        assertThat(order.at("/subtotal/amount").asLong()).isEqualTo(259800);
        assertThat(order.at("/total/amount").asLong()).isEqualTo(259800);
        assertThat(order.at("/total/currency").asString()).isEqualTo("INR");
        assertThat(order.at("/tax/amount").asLong()).isEqualTo(12372);
        assertThat(order.at("/taxLines/0/type").asString()).isEqualTo("CGST");
        assertThat(order.at("/taxLines/1/type").asString()).isEqualTo("SGST");
        assertThat(order.at("/payment/method").asString()).isEqualTo("cod");
        assertThat(order.at("/payment/status").asString()).isEqualTo("PENDING");
        assertThat(order.at("/contact/phone").asString()).isEqualTo("+919876543210");
        assertThat(order.at("/timeline/0/status").asString()).isEqualTo("CONFIRMED");
        var location = answer.header("Location").orElseThrow();
        assertThat(location).isEqualTo("/api/v1/orders/" + order.get("id").asString());

        var seen = http.get(location, "X-Order-Token", order.get("token").asString());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().get("number")).isEqualTo(order.get("number"));
        assertThat(seen.json().get("placedAt")).isEqualTo(order.get("placedAt"));
        assertThat(seen.json().get("items")).isEqualTo(order.get("items"));
        assertThat(seen.json().has("token")).isFalse();
    }

    @Test
    void contactIsStoredInNormalForm() {
        var answer = checkoutWithEmail("Asha@STRA\u00DFE.example");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/contact/email").asString()).isEqualTo("asha@xn--strae-oqa.example");
    }

    @Test
    void contactThatCannotReceiveMailIsRejected() {
        var answer = checkoutWithEmail("\uFB01ona@example.com");

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/contact/email");
    }

    private Http.Response checkoutWithEmail(String email) {
        return http.post(
                shopper.cartWith(1, products.towel(5)) + "/checkout",
                GuestShopper.CHECKOUT.replace("shopper@example.com", email),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    @Test
    void orderIsNotFoundWithoutItsToken() {
        var cart = shopper.cartWith(1, products.towel(5));
        var location = shopper.checkout(cart).header("Location").orElseThrow();

        assertThat(http.get(location).problem(404)).isEqualTo("not_found");
        assertThat(http.get(location, "X-Order-Token", "0".repeat(32)).problem(404))
                .isEqualTo("not_found");
        assertThat(http.get("/api/v1/orders/00000000-0000-0000-0000-000000000000")
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(http.get("/api/v1/orders/1").problem(404)).isEqualTo("not_found");
    }

    @Test
    void failedCheckoutLeavesNothingBehind() {
        var plenty = products.towel(10);
        var scarce = products.towel(1);
        var cart = shopper.cartWith(1, plenty, scarce);
        assertThat(shopper.checkout(shopper.cartWith(1, scarce)).status()).isEqualTo(201);

        var refused = shopper.checkout(cart, "one-key-for-two-attempts");

        assertThat(refused.problem(409)).isEqualTo("insufficient_stock");
        assertThat(refused.json().at("/errors/0/sku").asString()).isEqualTo(scarce.value());
        assertThat(refused.json().at("/errors/0/available").asInt()).isZero();
        assertThat(available(plenty)).isEqualTo(10);
        var item = http.get(cart).json().at("/items/1");
        assertThat(item.get("inStock").asBoolean()).isFalse();
        http.send("DELETE", cart + "/items/" + item.get("id").asString(), null);
        assertThat(shopper.checkout(cart, "one-key-for-two-attempts").status()).isEqualTo(201);
    }

    @Test
    void lastUnitTakesTheProductOutOfStockInTheCatalogue() {
        var sku = products.towel(1);

        assertThat(shopper.checkout(shopper.cartWith(1, sku)).status()).isEqualTo(201);

        Awaitility.await()
                .until(() -> !jdbc.sql("SELECT in_stock FROM variant WHERE sku = ?")
                        .param(sku.value())
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void cancellationReturnsTheStockOnce() {
        var sku = products.towel(3);
        var order = shopper.checkout(shopper.cartWith(3, sku));
        var cancel = order.header("Location").orElseThrow() + "/cancel";
        var token = order.json().get("token").asString();
        assertThat(available(sku)).isZero();

        assertThat(http.post(cancel, "", "X-Order-Token", token).problem(400)).isEqualTo("idempotency_key_required");
        var cancelled = http.post(cancel, "", "X-Order-Token", token, "Idempotency-Key", "a");
        var again = http.post(cancel, "", "X-Order-Token", token, "Idempotency-Key", "a");
        var anew = http.post(cancel, "", "X-Order-Token", token, "Idempotency-Key", "b");

        assertThat(cancelled.json().get("status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.json().at("/timeline/1/status").asString()).isEqualTo("CANCELLED");
        assertThat(again.text()).isEqualTo(cancelled.text());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(anew.problem(409)).isEqualTo("wrong_order_status");
        assertThat(available(sku)).isEqualTo(3);
    }

    @Test
    void orderedCartIsNotFound() {
        var cart = shopper.cartWith(1, products.towel(5));
        assertThat(shopper.checkout(cart).status()).isEqualTo(201);

        assertThat(http.get(cart).problem(404)).isEqualTo("not_found");
        assertThat(shopper.checkout(cart).problem(409)).isEqualTo("cart_already_ordered");
    }

    @Test
    void emptyCartCannotBeOrdered() {
        assertThat(shopper.checkout(shopper.cart()).problem(422)).isEqualTo("cart_empty");
    }

    @Test
    void withdrawnGoodsCannotBeOrdered() {
        var sku = products.towel(5);
        var cart = shopper.cartWith(1, sku);
        products.withdraw(sku);

        assertThat(shopper.checkout(cart).problem(422)).isEqualTo("not_for_sale");
    }

    @Test
    void unknownPaymentMethodIsRejected() {
        var cart = shopper.cartWith(1, products.towel(5));

        var answer = http.post(
                cart + "/checkout", GuestShopper.CHECKOUT.replace("\"cod\"", "\"razorpay\""), "Idempotency-Key", "k");

        assertThat(answer.problem(422)).isEqualTo("payment_method_unavailable");
    }

    @Test
    void orderKeepsThePriceAtCheckout() {
        var sku = products.towel(5);
        var order = shopper.checkout(shopper.cartWith(1, sku));
        products.withdraw(sku);
        jdbc.sql("UPDATE variant SET price = 1 WHERE sku = ?")
                .param(sku.value())
                .update();

        var seen = http.get(
                order.header("Location").orElseThrow(),
                "X-Order-Token",
                order.json().get("token").asString());

        assertThat(seen.json().at("/items/0/unitPrice/amount").asLong()).isEqualTo(49900);
    }

    private int available(Sku sku) {
        return jdbc.sql("SELECT available FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query(Integer.class)
                .single();
    }
}
