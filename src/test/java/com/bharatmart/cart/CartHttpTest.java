package com.bharatmart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class CartHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CartCleanupJob cleanupJob;

    GuestShopper shopper;

    @BeforeEach
    void setUp() {
        shopper = new GuestShopper(http);
    }

    @Test
    void newCartIsEmptyAndHasARandomId() {
        var answer = http.post("/api/v1/carts", "");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("id").asString()).matches("[0-9a-f]{32}");
        assertThat(answer.header("Location"))
                .contains("/api/v1/carts/" + answer.json().get("id").asString());
        assertThat(answer.header("ETag")).contains("\"0\"");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Content-Length"))
                .contains(String.valueOf(answer.text().length()));
        assertThat(answer.json().get("items")).isEmpty();
        assertThat(answer.json().at("/total/amount").asLong(-1)).isZero();
    }

    @Test
    void addsToTheExistingLineOfASku() {
        var sku = products.towel(10);
        var cart = shopper.cartWith(2, sku);

        var answer = shopper.add(cart, sku, 3);

        assertThat(answer.json().get("items")).hasSize(1);
        assertThat(answer.json().at("/items/0/quantity").asInt()).isEqualTo(5);
        assertThat(answer.json().at("/items/0/lineTotal/amount").asLong()).isEqualTo(249500);
        assertThat(answer.json().at("/items/0/inStock").asBoolean()).isTrue();
    }

    @Test
    void lineIsChangedAndRemoved() {
        var sku = products.towel(10);
        var cart = shopper.cartWith(2, sku);
        var item = cart + "/items/" + http.get(cart).json().at("/items/0/id").asString();

        var changed = http.send("PATCH", item, "{\"quantity\": 7}");
        var removed = http.send("DELETE", item, null);

        assertThat(changed.json().at("/items/0/quantity").asInt()).isEqualTo(7);
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.json().get("items")).isEmpty();
        assertThat(http.send("DELETE", item, null).problem(404)).isEqualTo("not_found");
    }

    @Test
    void chargesShippingBelowTheThresholdOnly() {
        var cheap = products.put("100", "6302", 20);
        var cart = shopper.cartWith(1, cheap);

        var small = http.get(cart).json();
        var large = shopper.add(cart, cheap, 9).json();

        assertThat(small.at("/subtotal/amount").asLong()).isEqualTo(10_000);
        assertThat(small.at("/shipping/amount").asLong()).isEqualTo(4_900);
        assertThat(small.at("/total/amount").asLong()).isEqualTo(14_900);
        assertThat(large.at("/shipping/amount").asLong()).isZero();
    }

    @Test
    void cartHasTheCurrentPrices() {
        var sku = products.towel(10);
        var cart = shopper.cartWith(1, sku);
        jdbc.sql("UPDATE variant SET price = 39900 WHERE sku = ?")
                .param(sku.value())
                .update();

        assertThat(http.get(cart).json().at("/items/0/unitPrice/amount").asLong())
                .isEqualTo(39900);
    }

    @Test
    void quotesTaxByTheStateOfDelivery() {
        var cart = shopper.cartWith(1, products.put("1180", "8518", 10));

        var within = quote(cart, "KA", "560001");
        var between = quote(cart, "DL", "110001");

        assertThat(within.json().at("/taxLines/0/type").asString()).isEqualTo("CGST");
        assertThat(within.json().at("/taxLines/0/amount/amount").asLong()).isEqualTo(9_000);
        assertThat(within.json().at("/taxLines/1/type").asString()).isEqualTo("SGST");
        assertThat(between.json().at("/taxLines/0/type").asString()).isEqualTo("IGST");
        assertThat(between.json().at("/taxLines/0/amount/amount").asLong()).isEqualTo(18_000);
        assertThat(between.json().at("/taxLines/0/rateBasisPoints").asInt()).isEqualTo(1_800);
    }

    @Test
    void moreThanTheStockCannotBeAdded() {
        var sku = products.towel(3);
        var cart = shopper.cart();

        var answer = shopper.add(cart, sku, 4);

        assertThat(answer.problem(409)).isEqualTo("insufficient_stock");
        assertThat(answer.json().at("/errors/0/available").asInt()).isEqualTo(3);
        assertThat(http.get(cart).json().get("items")).isEmpty();
    }

    @Test
    void linesAndCartsHaveALimit() {
        var cart = shopper.cart();
        var sku = products.towel(100);

        assertThat(shopper.add(cart, sku, 51).problem(422)).isEqualTo("cart_limit_exceeded");
        assertThat(shopper.add(cart, sku, 50).status()).isEqualTo(200);
        assertThat(shopper.add(cart, sku, 1).problem(422)).isEqualTo("cart_limit_exceeded");
    }

    @Test
    void unknownAndWithdrawnSkusAreNotForSale() {
        var cart = shopper.cart();
        var sku = products.towel(5);
        products.withdraw(sku);

        assertThat(http.post(cart + "/items", "{\"sku\": \"NO-SUCH-THING\", \"quantity\": 1}")
                        .problem(422))
                .isEqualTo("not_for_sale");
        assertThat(shopper.add(cart, sku, 1).problem(422)).isEqualTo("not_for_sale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "1e309", "1.5", "NaN", "\"2\"", "null", "true", "[]", "{}"})
    void invalidQuantityIsRejected(String quantity) {
        var cart = shopper.cart();

        var answer = http.post(cart + "/items", "{\"sku\": \"A\", \"quantity\": %s}".formatted(quantity));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.problem(400)).isIn("validation_failed", "malformed_body");
    }

    @Test
    void fieldErrorsPointAtTheField() {
        var answer = http.post(shopper.cart() + "/items", "{\"sku\": \"A\", \"quantity\": 0}");

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/quantity");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("min");
    }

    @Test
    void priceInABodyIsAnUnknownField() {
        var answer = http.post(shopper.cart() + "/items", "{\"sku\": \"A\", \"quantity\": 1, \"price\": 1}");

        assertThat(answer.problem(400)).isEqualTo("unknown_field");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/price");
    }

    @Test
    void changeOfAnOldVersionFailsItsPrecondition() {
        var sku = products.towel(10);
        var cart = shopper.cart();
        var first = http.get(cart).header("ETag").orElseThrow();
        var add = "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku);

        var ok = http.post(cart + "/items", add, "If-Match", first);
        var stale = http.post(cart + "/items", add, "If-Match", first);

        assertThat(ok.status()).isEqualTo(200);
        assertThat(stale.problem(412)).isEqualTo("precondition_failed");
        assertThat(http.post(cart + "/items", add, "If-Match", ok.header("ETag").orElseThrow())
                        .status())
                .isEqualTo(200);
        assertThat(http.get(cart).json().at("/items/0/quantity").asInt()).isEqualTo(2);
    }

    @Test
    void repeatedAddUnderOneKeyAddsOnce() {
        var sku = products.towel(10);
        var cart = shopper.cart();
        var add = "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku);

        var first = http.post(cart + "/items", add, "Idempotency-Key", "k1");
        var again = http.post(cart + "/items", add, "Idempotency-Key", "k1");
        var other = http.post(cart + "/items", add.replace("1}", "2}"), "Idempotency-Key", "k1");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(other.problem(422)).isEqualTo("idempotency_key_reused");
        assertThat(http.get(cart).json().at("/items/0/quantity").asInt()).isEqualTo(1);
    }

    @Test
    void sameKeyOnTwoCartsIsIndependent() {
        var sku = products.towel(10);
        var add = "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku);

        for (var cart : new String[] {shopper.cart(), shopper.cart()}) {
            assertThat(http.post(cart + "/items", add, "Idempotency-Key", "1").header("Idempotent-Replayed"))
                    .isEmpty();
        }
    }

    @Test
    void unknownCartsAndLinesAreNotFound() {
        var cart = shopper.cart();

        assertThat(http.get("/api/v1/carts/" + "0".repeat(32)).problem(404)).isEqualTo("not_found");
        assertThat(http.get("/api/v1/carts/1").problem(404)).isEqualTo("not_found");
        assertThat(http.send("DELETE", cart + "/items/00000000-0000-0000-0000-000000000000", null)
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(http.send("DELETE", cart + "/items/x", null).problem(404)).isEqualTo("not_found");
    }

    @Test
    void expiredCartIsNotFoundAndThenDeleted() {
        var cart = shopper.cartWith(1, products.towel(5));
        var id = cart.substring(cart.lastIndexOf('/') + 1);
        jdbc.sql("UPDATE cart SET expires_at = now() WHERE id = ?").param(id).update();

        assertThat(http.get(cart).problem(404)).isEqualTo("not_found");
        assertThat(shopper.checkout(cart).problem(404)).isEqualTo("not_found");
        cleanupJob.delete();
        assertThat(jdbc.sql("SELECT count(*) FROM cart_item WHERE cart_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Http.Response quote(String cart, String state, String pin) {
        return http.post(
                cart + "/quote", "{\"shippingAddress\": {\"state\": \"%s\", \"pin\": \"%s\"}}".formatted(state, pin));
    }
}
