package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prices of many variants in one request. */
@HttpTest
class PriceChangeHttpTest {

    private static final String PATH = "/api/v1/admin/price-changes";

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
        staff = accounts.staff(Role.CATALOGUE);
        first = products.towel(1);
        second = products.towel(1);
    }

    @Test
    void allPricesChangeAndTheShopperPaysThem() {
        var answer = change(item(second, 39900, 59900), item(first, null, 60000L));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("items").findValuesAsString("sku")).containsExactly(second.value(), first.value());
        assertThat(answer.json().at("/items/0/price/amount").asLong()).isEqualTo(39900);
        assertThat(answer.json().at("/items/1/price/amount").asLong()).isEqualTo(49900);
        assertThat(answer.json().at("/items/1/mrp/amount").asLong()).isEqualTo(60000);
        assertThat(prices(first)).isEqualTo("49900/60000");
        assertThat(prices(second)).isEqualTo("39900/59900");
        var product = http.get("/api/v1/products/" + TestProducts.slug(second)).json();
        assertThat(product.at("/variants/0/price/amount").asLong()).isEqualTo(39900);
        assertThat(product.at("/price/amount").asLong()).isEqualTo(39900);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_log WHERE action = 'product.changed' AND actor_id = ?")
                        .param(staff.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void oneWrongLineChangesNothingAndAllErrorsAreNamed() {
        var answer = change(item(first, 10000, 20000), item(second, 70000, 60000), item(new Sku("NO-SUCH"), 1, 1));
        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().get("errors").findValuesAsString("pointer")).containsExactly("#/items/2/sku");

        answer = change(item(second, 70000, 60000), item(first, 0, 20000));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("#/items/0/mrp", "#/items/1/price");
        assertThat(prices(first)).isEqualTo("49900/49900");
        assertThat(prices(second)).isEqualTo("49900/49900");
    }

    @Test
    void priceAboveThePresentMrpIsRefused() {
        var answer = change(item(first, 50000L, null));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/items/0/mrp");
        assertThat(prices(first)).isEqualTo("49900/49900");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"items\": []} | #/items",
                "{} | #/items",
                "{\"items\": [{\"sku\": \"A\"}]} | #/items/0",
                "{\"items\": [{\"price\": {\"amount\": 1, \"currency\": \"INR\"}}]} | #/items/0/sku",
                "{\"items\": [{\"sku\": \"A\", \"mrp\": {\"amount\": 1, \"currency\": \"INR\"}}, {\"sku\": \"A\", \"mrp\": {\"amount\": 1, \"currency\": \"INR\"}}]} | #/items/1/sku"
            })
    void invalidChangesAreRejected(String body, String pointer) {
        var answer = staff.post(PATH, body);

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void otherCurrencyAndTooManyLinesAreRejected() {
        assertThat(staff.post(PATH, """
                {"items": [{"sku": "%s", "price": {"amount": 100, "currency": "USD"}}]}""".formatted(first)).problem(400)).isEqualTo("validation_failed");
        var many = IntStream.range(0, 201)
                .mapToObj(i -> item(new Sku("S" + i), 1, 1))
                .toArray(String[]::new);
        assertThat(change(many).problem(400)).isEqualTo("validation_failed");
        assertThat(prices(first)).isEqualTo("49900/49900");
    }

    @Test
    void theSameKeyChangesOnce() {
        var body = "{\"items\": [%s]}".formatted(item(first, 30000, 49900));
        var one = staff.post(PATH, body, "Idempotency-Key", "k");
        staff.post(PATH, "{\"items\": [%s]}".formatted(item(first, 20000, 49900)));

        assertThat(staff.post(PATH, body, "Idempotency-Key", "k").text()).isEqualTo(one.text());
        assertThat(prices(first)).isEqualTo("20000/49900");
    }

    @Test
    void racingChangesOfTheSameProductsInAnyOrderDoNotDeadlock() {
        Callable<Http.Response> forward = () -> change(item(first, 10000, 49900), item(second, 10000, 49900));
        Callable<Http.Response> backward = () -> change(item(second, 20000, 49900), item(first, 20000, 49900));

        var answers = InParallel.<Http.Response>run(
                Stream.of(Collections.nCopies(4, forward), Collections.nCopies(4, backward))
                        .flatMap(List::stream)
                        .toList());

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(200);
        assertThat(prices(first)).isEqualTo(prices(second));
    }

    private Http.Response change(String... items) {
        return staff.post(PATH, "{\"items\": [%s]}".formatted(Stream.of(items).collect(Collectors.joining(", "))));
    }

    private static String item(Sku sku, int price, int mrp) {
        return item(sku, Long.valueOf(price), Long.valueOf(mrp));
    }

    private static String item(Sku sku, @Nullable Long price, @Nullable Long mrp) {
        return "{\"sku\": \"%s\"%s%s}".formatted(sku, money("price", price), money("mrp", mrp));
    }

    private static String money(String name, @Nullable Long paise) {
        return paise == null ? "" : ", \"%s\": {\"amount\": %d, \"currency\": \"INR\"}".formatted(name, paise);
    }

    private String prices(Sku sku) {
        return jdbc.sql("SELECT price || '/' || mrp FROM variant WHERE sku = ?")
                .param(sku.value())
                .query(String.class)
                .single();
    }
}
