package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class CartMergeHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    GuestShopper guest;

    @BeforeEach
    void setUp() {
        guest = new GuestShopper(http);
    }

    @Test
    void mergeAddsQuantitiesToExistingLines() {
        var customer = accounts.customer();
        var both = products.towel(100);
        var guests = products.towel(100);
        var own = customerCart(customer, both, 3);
        var cart = guest.cartWith(2, both, guests);

        var answer = login(customer, cart);

        assertThat(answer.json().get("cartId").asString()).isEqualTo(id(own));
        assertThat(answer.json().has("notMerged")).isFalse();
        assertThat(quantities(by(customer, answer).get(own))).isEqualTo(Map.of(both.value(), 5, guests.value(), 2));
        assertThat(http.get(cart).problem(404)).isEqualTo("not_found");
    }

    @Test
    void mergeCreatesACartForACustomerWithoutOne() {
        var customer = accounts.customer();
        var sku = products.towel(10);

        var answer = login(customer, guest.cartWith(4, sku));

        var cart = "/api/v1/carts/" + answer.json().get("cartId").asString();
        assertThat(quantities(by(customer, answer).get(cart))).isEqualTo(Map.of(sku.value(), 4));
        assertThat(http.get(cart).problem(404)).isEqualTo("not_found");
    }

    @Test
    void loginWithoutAGuestCartReturnsTheCartOfTheCustomer() {
        var customer = accounts.customer();
        assertThat(SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD)
                        .json()
                        .has("cartId"))
                .isFalse();

        var own = customerCart(customer, products.towel(5), 1);

        assertThat(SignedInClient.login(http, customer.email(), TestAccounts.PASSWORD)
                        .json()
                        .get("cartId")
                        .asString())
                .isEqualTo(id(own));
    }

    @Test
    void quantityOverTheLimitStaysInTheGuestCartAndIsReported() {
        var customer = accounts.customer();
        var sku = products.towel(1_000);
        var own = customerCart(customer, sku, 45);
        var cart = guest.cartWith(20, sku);

        var answer = login(customer, cart);
        var again = login(customer, cart);

        for (var response : List.of(answer, again)) {
            assertThat(response.json().at("/notMerged/0/sku").asString()).isEqualTo(sku.value());
            assertThat(response.json().at("/notMerged/0/quantity").asInt()).isEqualTo(15);
        }
        assertThat(quantities(by(customer, again).get(own))).isEqualTo(Map.of(sku.value(), 50));
        assertThat(quantities(http.get(cart))).isEqualTo(Map.of(sku.value(), 15));
    }

    @Test
    void linesOverTheLimitStayInTheGuestCartAndAreReported() {
        var customer = accounts.customer();
        var own = customerCart(customer, products.towel(5), 1);
        jdbc.sql("""
                INSERT INTO cart_item (id, cart_id, sku, quantity)
                SELECT gen_random_uuid(), ?, 'FULL-' || n, 1 FROM generate_series(1, 99) n""").param(id(own)).update();
        var sku = products.towel(5);

        var answer = login(customer, guest.cartWith(1, sku));

        assertThat(answer.json().at("/notMerged/0/sku").asString()).isEqualTo(sku.value());
        assertThat(jdbc.sql("SELECT count(*) FROM cart_item WHERE cart_id = ?")
                        .param(id(own))
                        .query(Integer.class)
                        .single())
                .isEqualTo(100);
    }

    @Test
    void concurrentLoginsMergeTheSameCartOnce() {
        var customer = accounts.customer();
        var sku = products.towel(100);
        var cart = guest.cartWith(3, sku);

        var answers = InParallel.<Http.Response>run(Collections.nCopies(8, () -> login(customer, cart)));

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(200);
        var own = answers.stream()
                .map(answer -> answer.json().get("cartId").asString())
                .distinct()
                .toList();
        assertThat(own).hasSize(1);
        assertThat(quantities(by(customer, answers.getFirst()).get("/api/v1/carts/" + own.getFirst())))
                .isEqualTo(Map.of(sku.value(), 3));
    }

    @Test
    void concurrentLoginsMergeAllTheirCarts() {
        var customer = accounts.customer();
        var sku = products.towel(100);
        var carts = Stream.generate(() -> guest.cartWith(2, sku)).limit(8).toList();

        var answers = InParallel.run(carts.stream()
                .map(cart -> (Callable<Http.Response>) () -> login(customer, cart))
                .toList());

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(200);
        var own = "/api/v1/carts/" + answers.getFirst().json().get("cartId").asString();
        assertThat(quantities(by(customer, answers.getFirst()).get(own))).isEqualTo(Map.of(sku.value(), 16));
    }

    @Test
    void guestCartIsMergedIntoOneOfTwoCarts() {
        var customers = List.of(accounts.customer(), accounts.customer());
        var sku = products.towel(100);
        var cart = guest.cartWith(3, sku);

        var answers = InParallel.run(customers.stream()
                .map(customer -> (Callable<Http.Response>) () -> login(customer, cart))
                .toList());

        var pieces = 0;
        for (var i = 0; i < 2; i++) {
            var own = "/api/v1/carts/" + answers.get(i).json().get("cartId").asString();
            pieces += quantities(by(customers.get(i), answers.get(i)).get(own)).getOrDefault(sku.value(), 0);
        }
        assertThat(pieces).isEqualTo(3);
    }

    @Test
    void cartThatIsNotAGuestCartIsIgnored() {
        var customer = accounts.customer();
        var other = accounts.customer();
        var sku = products.towel(100);
        var others = customerCart(other, sku, 3);
        var ordered = guest.cartWith(1, sku);
        assertThat(guest.checkout(ordered).status()).isEqualTo(201);

        for (var cart : List.of(others, ordered, "/api/v1/carts/" + "0".repeat(32))) {
            var answer = login(customer, cart);
            var own = "/api/v1/carts/" + answer.json().get("cartId").asString();
            assertThat(own).isNotEqualTo(others);
            assertThat(quantities(by(customer, answer).get(own))).isEmpty();
        }
        assertThat(quantities(other.get(others))).isEqualTo(Map.of(sku.value(), 3));
    }

    @Test
    void cartOfTheCustomerIsNotMergedIntoItself() {
        var customer = accounts.customer();
        var sku = products.towel(100);
        var own = customerCart(customer, sku, 3);

        var answer = login(customer, own);

        assertThat(answer.json().get("cartId").asString()).isEqualTo(id(own));
        assertThat(quantities(by(customer, answer).get(own))).isEqualTo(Map.of(sku.value(), 3));
    }

    @Test
    void staffHaveNoCart() {
        var staff = accounts.staff(Role.ADMIN);
        var cart = guest.cartWith(1, products.towel(5));

        assertThat(login(staff, cart).json().has("cartId")).isFalse();
        assertThat(http.get(cart).status()).isEqualTo(200);
    }

    @Test
    void invalidCartIdIsRejected() {
        var answer = login(accounts.customer(), "/api/v1/carts/1");

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/cartId");
    }

    private String customerCart(SignedInClient customer, Sku sku, int quantity) {
        var cart = customer.post("/api/v1/carts", "").header("Location").orElseThrow();
        var answer = customer.post(cart + "/items", "{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, quantity));
        assertThat(answer.status()).isEqualTo(200);
        return cart;
    }

    private Http.Response login(SignedInClient person, String cart) {
        return http.post("/api/v1/auth/login", """
                {"email": "%s", "password": "%s", "cartId": "%s"}""".formatted(person.email(), TestAccounts.PASSWORD, id(cart)));
    }

    private SignedInClient by(SignedInClient person, Http.Response login) {
        return new SignedInClient(
                http, person.id(), person.email(), login.header("X-Auth-Token").orElseThrow());
    }

    private static String id(String cart) {
        return cart.substring(cart.lastIndexOf('/') + 1);
    }

    private static Map<String, Integer> quantities(Http.Response cart) {
        var pieces = new TreeMap<String, Integer>();
        cart.json()
                .get("items")
                .forEach(item -> pieces.put(
                        item.get("sku").asString(), item.get("quantity").asInt()));
        return pieces;
    }
}
