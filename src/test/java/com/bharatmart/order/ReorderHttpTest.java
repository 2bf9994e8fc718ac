package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Customers and guests put what they have ordered into a cart again. */
@HttpTest
class ReorderHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    GuestShopper guest;
    SignedInClient customer;

    @BeforeEach
    void setUp() {
        guest = new GuestShopper(http);
        customer = accounts.customer();
    }

    @Test
    void customerGetsTheItemsIntoTheActiveCart() {
        var first = products.towel(20);
        var second = products.towel(20);
        var order = orderOfCustomer(2, first, second);
        var cart = customer.post("/api/v1/carts", "").json();
        add(customer, cart, second, 1);

        var answer = customer.post(reorder(order), "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("cartId")).isEqualTo(cart.get("id"));
        assertThat(answer.json().get("notAdded")).isEmpty();
        assertThat(answer.json().at("/added/0/sku").asString()).isEqualTo(first.value());
        assertThat(answer.json().at("/added/0/name")).isEqualTo(order.at("/items/0/name"));
        assertThat(answer.json().at("/added/0/quantity").asInt()).isEqualTo(2);
        assertThat(quantities(customer.get(path(answer)))).isEqualTo(Map.of(first.value(), 2, second.value(), 3));
    }

    @Test
    void itemsHaveTheirCurrentPrices() {
        var sku = products.towel(20);
        var order = orderOfCustomer(1, sku);
        jdbc.sql("UPDATE variant SET price = 39900 WHERE sku = ?")
                .param(sku.value())
                .update();

        var line = customer.get(path(customer.post(reorder(order), ""))).json().at("/items/0");

        assertThat(line.at("/unitPrice/amount").asLong()).isEqualTo(39900);
        assertThat(line.at("/priceWhenAdded/amount").asLong()).isEqualTo(39900);
    }

    @Test
    void answerSaysWhatWasNotAddedAndWhy() {
        var withdrawn = products.towel(20);
        var scarce = products.towel(5);
        var soldOut = products.towel(3);
        var limited = products.towel(200);
        var order = orderOfCustomer(3, withdrawn, scarce, soldOut, limited);
        products.withdraw(withdrawn);
        var cart = customer.post("/api/v1/carts", "").json();
        add(customer, cart, limited, 48);
        add(customer, cart, scarce, 1);

        var answer = customer.post(reorder(order), "").json();

        assertThat(lines(answer.get("added"))).isEqualTo(Map.of(scarce.value(), "1", limited.value(), "2"));
        assertThat(lines(answer.get("notAdded")))
                .isEqualTo(Map.of(
                        withdrawn.value(), "3 NOT_FOR_SALE",
                        scarce.value(), "2 OUT_OF_STOCK",
                        soldOut.value(), "3 OUT_OF_STOCK",
                        limited.value(), "1 CART_LIMIT"));
        assertThat(quantities(customer.get("/api/v1/carts/" + cart.get("id").asString())))
                .isEqualTo(Map.of(limited.value(), 50, scarce.value(), 2));
    }

    @Test
    void cartWithTooManyLinesTakesNoMore() {
        var sku = products.towel(20);
        var order = orderOfCustomer(1, sku);
        var cart = customer.post("/api/v1/carts", "").json().get("id").asString();
        jdbc.sql("""
                INSERT INTO cart_item (id, cart_id, sku, quantity)
                SELECT gen_random_uuid(), ?, 'FULL-' || n, 1 FROM generate_series(1, 100) n""").param(cart).update();

        var answer = customer.post(reorder(order), "").json();

        assertThat(answer.get("added")).isEmpty();
        assertThat(lines(answer.get("notAdded"))).isEqualTo(Map.of(sku.value(), "1 CART_LIMIT"));
    }

    @Test
    void guestWithTheTokenGetsANewCartOrNamesOne() {
        var sku = products.towel(20);
        var order = guest.checkout(guest.cartWith(2, sku)).json();
        var token = order.get("token").asString();

        var anew = http.post(reorder(order), "", "X-Order-Token", token);

        assertThat(anew.status()).as(anew.text()).isEqualTo(200);
        assertThat(quantities(http.get(path(anew)))).isEqualTo(Map.of(sku.value(), 2));
        var named = http.post(reorder(order), body(anew.json().get("cartId").asString()), "X-Order-Token", token);
        assertThat(named.json().get("cartId")).isEqualTo(anew.json().get("cartId"));
        assertThat(quantities(http.get(path(anew)))).isEqualTo(Map.of(sku.value(), 4));
    }

    @Test
    void orderOfSomeoneElseIsNotFound() {
        var order = orderOfCustomer(1, products.towel(20));
        var guests = guest.checkout(guest.cartWith(1, products.towel(5))).json();

        assertThat(accounts.customer().post(reorder(order), "").problem(404)).isEqualTo("not_found");
        assertThat(http.post(reorder(order), "").problem(404)).isEqualTo("not_found");
        assertThat(http.post(reorder(guests), "", "X-Order-Token", "0".repeat(32))
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(customer.post("/api/v1/orders/00000000-0000-0000-0000-000000000000/reorder", "")
                        .problem(404))
                .isEqualTo("not_found");
    }

    @Test
    void cartOfSomeoneElseIsNotFoundAndAnOrderedCartIsRejected() {
        var sku = products.towel(20);
        var order = orderOfCustomer(1, sku);
        var other =
                accounts.customer().post("/api/v1/carts", "").json().get("id").asString();
        var ordered = guest.cartWith(1, sku);
        assertThat(guest.checkout(ordered).status()).isEqualTo(201);

        assertThat(customer.post(reorder(order), body(other)).problem(404)).isEqualTo("not_found");
        assertThat(customer.post(reorder(order), body(ordered.substring(ordered.lastIndexOf('/') + 1)))
                        .problem(409))
                .isEqualTo("cart_already_ordered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cartId\": \"1\"}", "{\"cartId\": 1}", "{\"quantity\": 1}", "[]", "{"})
    void invalidBodyIsRejected(String body) {
        var order = orderOfCustomer(1, products.towel(20));

        assertThat(customer.post(reorder(order), body).problem(400))
                .isIn("validation_failed", "malformed_body", "unknown_field");
    }

    @Test
    void repetitionUnderOneKeyAddsOnce() {
        var sku = products.towel(20);
        var order = guest.checkout(guest.cartWith(2, sku)).json();
        var token = order.get("token").asString();

        var first = http.post(reorder(order), "", "X-Order-Token", token, "Idempotency-Key", "again");
        var again = http.post(reorder(order), "", "X-Order-Token", token, "Idempotency-Key", "again");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(quantities(http.get(path(first)))).isEqualTo(Map.of(sku.value(), 2));
    }

    @Test
    void concurrentReordersOfACustomerFillOneCart() {
        var sku = products.towel(100);
        var order = orderOfCustomer(1, sku);

        var answers = InParallel.<Http.Response>run(Collections.nCopies(6, () -> customer.post(reorder(order), "")));

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(200);
        assertThat(answers.stream()
                        .map(answer -> answer.json().get("cartId").asString())
                        .distinct())
                .hasSize(1);
        assertThat(quantities(customer.get(path(answers.getFirst())))).isEqualTo(Map.of(sku.value(), 6));
    }

    private JsonNode orderOfCustomer(int quantity, Sku... skus) {
        var cart = customer.post("/api/v1/carts", "").json();
        for (var sku : skus) {
            add(customer, cart, sku, quantity);
        }
        var id = cart.get("id").asString();
        var order = customer.post(
                "/api/v1/carts/" + id + "/checkout", GuestShopper.CHECKOUT, "Idempotency-Key", "order-" + id);
        assertThat(order.status()).as(order.text()).isEqualTo(201);
        return order.json();
    }

    private static void add(SignedInClient customer, JsonNode cart, Sku sku, int quantity) {
        var added =
                customer.post("/api/v1/carts/" + cart.get("id").asString() + "/items", """
                {"sku": "%s", "quantity": %d}""".formatted(sku, quantity));
        assertThat(added.status()).as(added.text()).isEqualTo(200);
    }

    private static String reorder(JsonNode order) {
        return "/api/v1/orders/" + order.get("id").asString() + "/reorder";
    }

    private static String body(String cart) {
        return "{\"cartId\": \"%s\"}".formatted(cart);
    }

    private static String path(Http.Response reordered) {
        return "/api/v1/carts/" + reordered.json().get("cartId").asString();
    }

    private static Map<String, Integer> quantities(Http.Response cart) {
        var quantities = new TreeMap<String, Integer>();
        cart.json()
                .get("items")
                .forEach(line -> quantities.put(
                        line.get("sku").asString(), line.get("quantity").asInt()));
        return quantities;
    }

    /** Quantity and reason by SKU. */
    private static Map<String, String> lines(JsonNode lines) {
        var texts = new TreeMap<String, String>();
        lines.forEach(line -> texts.put(
                line.get("sku").asString(),
                (line.get("quantity").asInt() + " "
                                + (line.has("reason") ? line.get("reason").asString() : ""))
                        .strip()));
        return texts;
    }
}
