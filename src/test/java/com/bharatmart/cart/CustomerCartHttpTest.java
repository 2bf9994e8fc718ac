package com.bharatmart.cart;

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
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class CustomerCartHttpTest {

    private static final String WISHLIST = "/api/v1/customers/me/wishlist";

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void customerHasOneActiveCart() {
        var customer = accounts.customer();

        var carts = InParallel.<Http.Response>run(Collections.nCopies(8, () -> customer.post("/api/v1/carts", "")));

        assertThat(carts.stream().map(Http.Response::status)).containsOnly(201);
        assertThat(carts.stream()
                        .map(answer -> answer.json().get("id").asString())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void cartOfTheCustomerIsFound() {
        var customer = accounts.customer();
        assertThat(customer.get("/api/v1/customers/me/cart").problem(404)).isEqualTo("not_found");

        var cart = customer.post("/api/v1/carts", "").header("Location").orElseThrow();

        var answer = customer.get("/api/v1/customers/me/cart");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains(cart);
        assertThat(customer.get(cart).status()).isEqualTo(200);
    }

    @Test
    void expiredCartIsReplacedByANewCart() {
        var customer = accounts.customer();
        var first = customer.post("/api/v1/carts", "").json().get("id").asString();
        jdbc.sql("UPDATE cart SET expires_at = now() WHERE id = ?").param(first).update();

        assertThat(customer.get("/api/v1/customers/me/cart").problem(404)).isEqualTo("not_found");
        assertThat(customer.post("/api/v1/carts", "").json().get("id").asString())
                .isNotEqualTo(first);
    }

    @Test
    void cartOfACustomerIsNotFoundByOthers() {
        var customer = accounts.customer();
        var cart = customer.post("/api/v1/carts", "").header("Location").orElseThrow();
        var sku = products.towel(10);
        var item = cart + "/items/"
                + add(customer, cart, sku).json().at("/items/0/id").asString();
        var quote = "{\"shippingAddress\": {\"state\": \"KA\", \"pin\": \"560001\"}}";

        for (var headers : new String[][] {
            {}, accounts.customer().headers(), accounts.staff(Role.ADMIN).headers()
        }) {
            assertThat(http.get(cart, headers).problem(404)).isEqualTo("not_found");
            assertThat(http.post(cart + "/items", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku), headers)
                            .problem(404))
                    .isEqualTo("not_found");
            assertThat(http.send("PATCH", item, "{\"quantity\": 7}", headers).problem(404))
                    .isEqualTo("not_found");
            assertThat(http.send("DELETE", item, null, headers).problem(404)).isEqualTo("not_found");
            assertThat(http.post(cart + "/quote", quote, headers).problem(404)).isEqualTo("not_found");
            var checkout = new ArrayList<>(List.of(headers));
            checkout.addAll(List.of("Idempotency-Key", "a"));
            assertThat(http.post(cart + "/checkout", GuestShopper.CHECKOUT, checkout.toArray(String[]::new))
                            .problem(404))
                    .isEqualTo("not_found");
        }
        assertThat(customer.get(cart).json().at("/items/0/quantity").asInt()).isEqualTo(1);
    }

    @Test
    void orderedCartOfACustomerIsNotFoundByOthers() {
        var customer = accounts.customer();
        var cart = customer.post("/api/v1/carts", "").header("Location").orElseThrow();
        var sku = products.towel(10);
        add(customer, cart, sku);
        assertThat(customer.post(cart + "/checkout", GuestShopper.CHECKOUT, "Idempotency-Key", "a")
                        .status())
                .isEqualTo(201);

        var add = "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku);

        assertThat(http.post(cart + "/items", add).problem(404)).isEqualTo("not_found");
        assertThat(customer.post(cart + "/items", add).problem(409)).isEqualTo("cart_already_ordered");
        assertThat(customer.post("/api/v1/carts", "").header("Location").orElseThrow())
                .isNotEqualTo(cart);
    }

    @Test
    void wishlistHasCurrentPriceAndAvailability() {
        var customer = accounts.customer();
        var first = products.towel(1);
        var second = products.put("1299", "6211", 0);

        assertThat(addToWishlist(customer, first).status()).isEqualTo(201);
        assertThat(addToWishlist(customer, second).status()).isEqualTo(201);
        assertThat(addToWishlist(customer, first).status()).isEqualTo(201);
        jdbc.sql("UPDATE variant SET price = 39900 WHERE sku = ?")
                .param(first.value())
                .update();

        var list = customer.get(WISHLIST).json().get("data");
        assertThat(list).hasSize(2);
        assertThat(list.at("/0/sku").asString()).isEqualTo(second.value());
        assertThat(list.at("/0/inStock").asBoolean()).isFalse();
        assertThat(list.at("/1/inStock").asBoolean()).isTrue();
        assertThat(list.at("/1/price/amount").asLong()).isEqualTo(39900);
        assertThat(accounts.customer().get(WISHLIST).json().get("data")).isEmpty();
    }

    @Test
    void wishlistIsPaged() {
        var customer = accounts.customer();
        var skus = Stream.generate(() -> products.towel(1)).limit(3).toList();
        skus.forEach(sku -> addToWishlist(customer, sku));

        var page = customer.get(WISHLIST + "?limit=2");
        var link = page.header("Link").orElseThrow();
        var next = customer.get(link.substring(1, link.indexOf('>')));

        assertThat(page.json().at("/data/0/sku").asString())
                .isEqualTo(skus.getLast().value());
        assertThat(next.json().get("data")).hasSize(1);
        assertThat(next.json().at("/data/0/sku").asString())
                .isEqualTo(skus.getFirst().value());
        assertThat(next.json().get("nextCursor").isNull()).isTrue();
        assertThat(customer.get(WISHLIST + "?cursor=bm8").problem(400)).isEqualTo("invalid_cursor");
    }

    @Test
    void wishlistItemIsRemovedByItsOwnerOnly() {
        var customer = accounts.customer();
        var sku = products.towel(1);
        var item = addToWishlist(customer, sku).header("Location").orElseThrow();

        assertThat(accounts.customer().send("DELETE", item, null).problem(404)).isEqualTo("not_found");
        assertThat(customer.send("DELETE", item, null).status()).isEqualTo(204);
        assertThat(customer.send("DELETE", item, null).problem(404)).isEqualTo("not_found");
    }

    @Test
    void unknownSkuOnTheWishlistIsRejected() {
        var customer = accounts.customer();
        assertThat(customer.post(WISHLIST, "{\"sku\": \"NO-SUCH-THING\"}").problem(422))
                .isEqualTo("not_for_sale");
        assertThat(customer.post(WISHLIST, "{\"sku\": \"A\", \"price\": 1}").problem(400))
                .isEqualTo("unknown_field");
        assertThat(http.get(WISHLIST).problem(401)).isEqualTo("unauthenticated");
    }

    @Test
    void wishlistItemOfADeletedSkuHasNoPrice() {
        var customer = accounts.customer();
        var sku = products.towel(1);
        addToWishlist(customer, sku);
        jdbc.sql("DELETE FROM variant WHERE sku = ?").param(sku.value()).update();

        var item = customer.get(WISHLIST).json().at("/data/0");

        assertThat(item.get("sku").asString()).isEqualTo(sku.value());
        assertThat(item.get("price").isNull()).isTrue();
        assertThat(item.get("inStock").asBoolean()).isFalse();
    }

    @Test
    void wishlistHasALimit() {
        var customer = accounts.customer();
        jdbc.sql("""
                INSERT INTO wishlist_item (id, customer_id, sku)
                SELECT gen_random_uuid(), ?, 'FULL-' || n FROM generate_series(1, 200) n""").param(customer.id()).update();

        assertThat(addToWishlist(customer, products.towel(1)).problem(422)).isEqualTo("cart_limit_exceeded");
    }

    private static Http.Response addToWishlist(SignedInClient customer, Sku sku) {
        return customer.post(WISHLIST, "{\"sku\": \"%s\"}".formatted(sku));
    }

    private static Http.Response add(SignedInClient customer, String cart, Sku sku) {
        return customer.post(cart + "/items", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku));
    }
}
