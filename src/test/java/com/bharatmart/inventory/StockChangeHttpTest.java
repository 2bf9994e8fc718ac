package com.bharatmart.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stock levels of many SKUs in one request. */
@HttpTest
class StockChangeHttpTest {

    private static final String PATH = "/api/v1/admin/stock-changes";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    SignedInClient staff;
    Sku first;
    Sku second;

    @BeforeEach
    void setUp() {
        staff = accounts.staff(Role.FULFILMENT);
        first = products.towel(10);
        second = products.towel(10);
    }

    @Test
    void allLevelsChangeWithAMovementAndAnAuditEntryEach() {
        var answer = change("\"change\": -4", "\"onHand\": 25");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("items").findValuesAsString("sku")).containsExactly(first.value(), second.value());
        assertThat(answer.json().at("/items/0/available").asInt()).isEqualTo(6);
        assertThat(answer.json().at("/items/1/onHand").asInt()).isEqualTo(25);
        for (var sku : new Sku[] {first, second}) {
            assertThat(staff.get("/api/v1/admin/stock-levels/" + sku).json().get("available"))
                    .isEqualTo(answer.json()
                            .at(sku.equals(first) ? "/items/0" : "/items/1")
                            .get("available"));
            assertThat(isBalanced(sku)).isTrue();
        }
        assertThat(jdbc.sql(
                                "SELECT change || reason || note FROM stock_movement WHERE sku = ? ORDER BY id DESC LIMIT 1")
                        .param(second.value())
                        .query(String.class)
                        .single())
                .isEqualTo("15COUNTEDshelf 4");
        assertThat(jdbc.sql("SELECT target_id FROM audit_log WHERE action = 'stock.moved' AND actor_id = ?")
                        .param(staff.id())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(first.value(), second.value());
    }

    @Test
    void oneImpossibleLineChangesNothing() {
        var shopper = new GuestShopper(http);
        shopper.checkout(shopper.cartWith(3, first));

        var low = change("\"change\": -8", "\"change\": 5");
        assertThat(low.problem(409)).isEqualTo("stock_too_low");
        assertThat(low.json().at("/errors/0/pointer").asString()).isEqualTo("#/items/0");
        assertThat(low.json().at("/errors/0/detail").asString()).contains("7 units are available");
        var high = change("\"change\": 1", "\"change\": 10000000");
        assertThat(high.problem(409)).isEqualTo("stock_too_high");
        assertThat(high.json().at("/errors/0/pointer").asString()).isEqualTo("#/items/1");

        assertThat(levels()).isEqualTo("7 10");
    }

    @Test
    void unknownAndRepeatedSkusAreNamedTogether() {
        var answer = staff.post(PATH, """
                {"reason": "COUNTED", "items": [{"sku": "NO-1", "onHand": 1}, {"sku": "%s", "onHand": 1},
                 {"sku": "NO-2", "onHand": 1}]}""".formatted(first));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                .containsExactly("#/items/0/sku", "#/items/2/sku");
        assertThat(levels()).isEqualTo("10 10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\": \"COUNTED\", \"items\": []} | #/items",
                "{\"items\": [{\"sku\": \"A\", \"onHand\": 1}]} | #/reason",
                "{\"reason\": \"COUNTED\", \"items\": [{\"sku\": \"A\"}]} | #/items/0",
                "{\"reason\": \"COUNTED\", \"items\": [{\"sku\": \"A\", \"change\": 0}]} | #/items/0",
                "{\"reason\": \"COUNTED\", \"items\": [{\"sku\": \"A\", \"change\": 1, \"onHand\": 1}]} | #/items/0",
                "{\"reason\": \"COUNTED\", \"items\": [{\"sku\": \"A\", \"onHand\": -1}]} | #/items/0/onHand",
                "{\"reason\": \"COUNTED\", \"items\": [{\"sku\": \"A\", \"onHand\": 1}, {\"sku\": \"A\", \"onHand\": 1}]} | #/items/1/sku"
            })
    void invalidChangesAreRejected(String body, String pointer) {
        var answer = staff.post(PATH, body);

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void sameNumberMovesNothing() {
        assertThat(change("\"onHand\": 10", "\"onHand\": 10").status()).isEqualTo(200);

        assertThat(jdbc.sql("SELECT count(*) FROM stock_movement WHERE sku = ? AND reason = 'COUNTED'")
                        .param(first.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void soldOutAndRestockedSkusAreSeenByShoppers() {
        change("\"onHand\": 0", "\"change\": 1");
        Awaitility.await().until(() -> !isInStock(first));

        change("\"onHand\": 2", "\"change\": 1");
        Awaitility.await().until(() -> isInStock(first));
    }

    @Test
    void theSameKeyChangesOnce() {
        var body = body("\"change\": 1", "\"change\": 2");
        var one = staff.post(PATH, body, "Idempotency-Key", "k");

        assertThat(staff.post(PATH, body, "Idempotency-Key", "k").text()).isEqualTo(one.text());
        assertThat(levels()).isEqualTo("11 12");
    }

    @Test
    void racingChangesAndSalesLoseNothing() {
        var tasks = new ArrayList<Callable<Http.Response>>();
        var shopper = new GuestShopper(http);
        change("\"onHand\": 10", "\"onHand\": 20");
        for (var i = 0; i < 4; i++) {
            var cart = shopper.cartWith(1, second, first);
            tasks.add(() -> shopper.checkout(cart));
            tasks.add(() -> change("\"change\": 2", "\"change\": -1"));
            tasks.add(() -> staff.post(PATH, """
                    {"reason": "CORRECTED", "items": [{"sku": "%s", "change": -1}, {"sku": "%s", "change": 2}]}""".formatted(second, first)));
        }

        var answers = InParallel.<Http.Response>run(tasks);

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(200, 201);
        assertThat(levels()).isEqualTo("22 8");
        assertThat(isBalanced(first)).isTrue();
        assertThat(isBalanced(second)).isTrue();
    }

    private Http.Response change(String... changes) {
        return staff.post(PATH, body(changes));
    }

    private String body(String... changes) {
        return """
                {"reason": "COUNTED", "note": "shelf 4", "items": [%s]}""".formatted(Stream.of(
                        "{\"sku\": \"%s\", %s}".formatted(first, changes[0]),
                        "{\"sku\": \"%s\", %s}".formatted(second, changes[1]))
                .collect(Collectors.joining(", ")));
    }

    private String levels() {
        return available(first) + " " + available(second);
    }

    private int available(Sku sku) {
        return jdbc.sql("SELECT available FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query(Integer.class)
                .single();
    }

    private boolean isInStock(Sku sku) {
        return jdbc.sql("SELECT in_stock FROM variant WHERE sku = ?")
                .param(sku.value())
                .query(Boolean.class)
                .single();
    }

    private boolean isBalanced(Sku sku) {
        return jdbc.sql("""
                        SELECT counted + adjusted = available + reserved + sold
                            AND (SELECT sum(change) FROM stock_movement m WHERE m.sku = s.sku) = available + reserved + sold
                        FROM stock_level s WHERE sku = ?""").param(sku.value()).query(Boolean.class).single();
    }
}
