package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A checkout with the total that the buyer has seen. */
@HttpTest
class ExpectedTotalHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    Sku sku;
    String cart;

    @BeforeEach
    void setUp() {
        sku = products.put("1180", "8518", 5);
        cart = new GuestShopper(http).cartWith(2, sku);
    }

    @Test
    void orderOfTheExpectedTotalIsPlaced() {
        var order = checkout(236_000, "k");

        assertThat(order.status()).as(order.text()).isEqualTo(201);
        assertThat(order.json().at("/total/amount").asLong()).isEqualTo(236_000);
    }

    @Test
    void changedPriceIsAnsweredWithTheNewTotalsAndLeavesNothingBehind() {
        changePrice(59_000);

        var refused = checkout(236_000, "k");

        assertThat(refused.problem(409)).isEqualTo("price_changed");
        var totals = refused.json().get("totals");
        assertThat(totals.at("/total/amount").asLong()).isEqualTo(118_000);
        assertThat(totals.at("/total/currency").asString()).isEqualTo("INR");
        var quote = http.post(cart + "/quote", "{\"shippingAddress\": {\"state\": \"KA\", \"pin\": \"560001\"}}");
        assertThat(totals).isEqualTo(quote.json());
        assertThat(http.get(cart).json().at("/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(orders()).isZero();
        assertThat(available()).isEqualTo(5);

        var placed = checkout(118_000, "k");

        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(orders()).isOne();
        assertThat(available()).isEqualTo(3);
    }

    @Test
    void repeatedCheckoutGetsItsFirstResponseAfterAChangeOfThePrice() {
        var first = checkout(236_000, "k");
        changePrice(59_000);

        var again = checkout(236_000, "k");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"amount\": 235999, \"currency\": \"INR\"}', 409, price_changed",
        "'{\"amount\": 236001, \"currency\": \"INR\"}', 409, price_changed",
        "'{\"amount\": 236000, \"currency\": \"USD\"}', 409, price_changed",
        "'{\"amount\": 9223372036854775808, \"currency\": \"INR\"}', 400, validation_failed",
        "'{\"amount\": 236000, \"currency\": \"XXXX\"}', 400, validation_failed",
        "'{\"amount\": 236000}', 400, validation_failed",
        "'236000', 400, validation_failed"
    })
    void anyOtherTotalPlacesNoOrder(String total, int status, String code) {
        assertThat(checkout(total, "k").problem(status)).isEqualTo(code);
        assertThat(orders()).isZero();
    }

    private Http.Response checkout(long paise, String key) {
        return checkout("{\"amount\": %d, \"currency\": \"INR\"}".formatted(paise), key);
    }

    private Http.Response checkout(String total, String key) {
        var body = GuestShopper.CHECKOUT.replaceFirst("\\{", "{\"expectedTotal\": " + total + ", ");
        return http.post(cart + "/checkout", body, "Idempotency-Key", key);
    }

    private void changePrice(long paise) {
        jdbc.sql("UPDATE variant SET price = ? WHERE sku = ?")
                .params(paise, sku.value())
                .update();
    }

    private int orders() {
        return jdbc.sql("SELECT count(*) FROM orders WHERE cart_id = ?")
                .param(cart.substring(cart.lastIndexOf('/') + 1))
                .query(Integer.class)
                .single();
    }

    private int available() {
        return jdbc.sql("SELECT available FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query(Integer.class)
                .single();
    }
}
