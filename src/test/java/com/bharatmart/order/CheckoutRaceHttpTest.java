package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class CheckoutRaceHttpTest {

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
    void twoHundredShoppersBuyExactlyFiftyUnits() {
        var sku = products.towel(50);
        var carts = Stream.generate(() -> shopper.cartWith(1, sku)).limit(200).toList();

        var answers = InParallel.run(carts.stream()
                .map(cart -> (Callable<Http.Response>) () -> shopper.checkoutWithRetry(cart))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(50);
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(answer -> answer.problem(409)))
                .hasSize(150)
                .containsOnly("insufficient_stock");
        assertThat(numbers(answers)).doesNotHaveDuplicates();
        assertThat(level(sku)).isEqualTo("0 available, 0 reserved, 50 sold");
        assertThat(count("SELECT count(*) FROM order_line WHERE sku = ?", sku)).isEqualTo(50);
        assertThat(count("SELECT coalesce(sum(quantity), 0) FROM reservation WHERE state = 'SOLD' AND sku = ?", sku))
                .isEqualTo(50);
    }

    @Test
    void fiveHundredShoppersBuyTheLastUnitOnce() {
        var sku = products.towel(1);
        var carts = Stream.generate(() -> shopper.cartWith(1, sku)).limit(500).toList();

        var answers = InParallel.run(carts.stream()
                .map(cart -> (Callable<Http.Response>) () -> shopper.checkoutWithRetry(cart))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(answer -> answer.problem(409)))
                .containsOnly("insufficient_stock");
        assertThat(level(sku)).isEqualTo("0 available, 0 reserved, 1 sold");
    }

    @Test
    void overlappingCartsInAnyOrderDoNotDeadlock() {
        var skus = Stream.generate(() -> products.towel(1_000)).limit(6).toList();
        var random = new Random(4711);
        var carts = IntStream.range(0, 50)
                .mapToObj(_ -> {
                    var some = new ArrayList<>(skus);
                    Collections.shuffle(some, random);
                    return shopper.cartWith(1, some.subList(0, 4).toArray(Sku[]::new));
                })
                .toList();

        var answers = InParallel.run(carts.stream()
                .map(cart -> (Callable<Http.Response>) () -> shopper.checkoutWithRetry(cart))
                .toList());

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(201);
        assertThat(skus.stream()
                        .mapToLong(sku -> count("SELECT sold FROM stock_level WHERE sku = ?", sku))
                        .sum())
                .isEqualTo(200);
    }

    @Test
    void twentyEqualCheckoutsPlaceOneOrder() {
        var sku = products.towel(50);
        var cart = shopper.cartWith(2, sku);

        var answers =
                InParallel.<Http.Response>run(Collections.nCopies(20, () -> shopper.checkout(cart, "the-same-key")));

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(201);
        assertThat(answers.stream().map(Http.Response::text).distinct()).hasSize(1);
        assertThat(answers.stream().map(answer -> answer.header("Location")).distinct())
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.header("Idempotent-Replayed").equals(Optional.of("true"))))
                .hasSize(19);
        assertThat(level(sku)).isEqualTo("48 available, 0 reserved, 2 sold");
    }

    @Test
    void oneCartUnderManyKeysIsOrderedOnce() {
        var sku = products.towel(50);
        var cart = shopper.cartWith(1, sku);

        var answers = InParallel.<Http.Response>run(Collections.nCopies(20, () -> shopper.checkout(cart)));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(answer -> answer.problem(409)))
                .containsOnly("cart_already_ordered");
        assertThat(level(sku)).isEqualTo("49 available, 0 reserved, 1 sold");
    }

    @Test
    void concurrentCancellationsReturnTheStockOnce() {
        var sku = products.towel(5);
        var order = shopper.checkout(shopper.cartWith(5, sku));
        var path = order.header("Location").orElseThrow() + "/cancel";
        var token = order.json().get("token").asString();

        var answers = InParallel.run(IntStream.range(0, 10)
                .mapToObj(n -> (Callable<Http.Response>)
                        () -> http.post(path, "", "X-Order-Token", token, "Idempotency-Key", "key-" + n))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(level(sku)).isEqualTo("5 available, 0 reserved, 0 sold");
    }

    @Test
    void concurrentAddsToOneCartAllCount() {
        var sku = products.towel(50);
        var cart = shopper.cart();

        var answers = InParallel.<Http.Response>run(Collections.nCopies(10, () -> shopper.add(cart, sku, 1)));

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(200);
        assertThat(http.get(cart).json().at("/items/0/quantity").asInt()).isEqualTo(10);
    }

    private static List<String> numbers(List<Http.Response> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(answer -> answer.json().get("number").asString())
                .toList();
    }

    private String level(Sku sku) {
        return jdbc.sql("SELECT * FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query((row, _) -> "%d available, %d reserved, %d sold"
                        .formatted(row.getInt("available"), row.getInt("reserved"), row.getInt("sold")))
                .single();
    }

    private long count(String sql, Sku sku) {
        return jdbc.sql(sql).param(sku.value()).query(Long.class).single();
    }
}
