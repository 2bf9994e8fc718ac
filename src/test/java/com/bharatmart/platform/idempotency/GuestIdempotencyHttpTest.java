package com.bharatmart.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guests with the same address, the same user agent and the same idempotency key. */
@HttpTest
class GuestIdempotencyHttpTest {

    private static final String CARTS = "/api/v1/carts";

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    private final String key = "guessable-" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/carts |",
                "/api/v1/customers | {'email': 'e@example.com', 'password': 'mangoes ripen in may', 'name': 'P'}",
                "/api/v1/auth/otp | {'phone': '9876543210'}",
                "/api/v1/auth/password-resets | {'email': 'e@example.com'}"
            })
    void keyWithoutAnOwnerIsRejected(String path, String body) {
        var answer = http.post(path, body == null ? "" : body.replace('\'', '"'), "Idempotency-Key", key);

        assertThat(answer.problem(400)).isEqualTo("guest_secret_required");
    }

    @Test
    void shortSecretIsRejectedEvenWithoutAKey() {
        assertThat(http.post(CARTS, "", "X-Guest-Secret", "short").problem(400)).isEqualTo("guest_secret_malformed");
    }

    @Test
    void sameKeyOfAnotherGuestCreatesAnotherCart() {
        var mine = cart(http, secret());
        var theirs = cart(http, secret());

        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.header("Idempotent-Replayed")).isEmpty();
        assertThat(theirs.header("Location")).isNotEqualTo(mine.header("Location"));
    }

    @Test
    void sameKeyInAnotherCartCreatesAnotherOrder() {
        var sku = products.towel(5);
        var shopper = new GuestShopper(http);
        var mine = shopper.checkout(filled(cart(http, secret()), sku.value()), key);
        var theirs = shopper.checkout(filled(cart(http, secret()), sku.value()), key);

        assertThat(mine.status()).isEqualTo(201);
        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.header("Idempotent-Replayed")).isEmpty();
        assertThat(theirs.json().get("token")).isNotEqualTo(mine.json().get("token"));
        assertThat(theirs.json().get("number")).isNotEqualTo(mine.json().get("number"));
    }

    @Test
    void retryGetsTheStoredResponseFromAnyInstance() {
        var secret = secret();
        var first = cart(http, secret);

        try (var other = InProcessInstance.start(Map.of())) {
            var again = cart(other.http(), secret);

            assertThat(again.header("Idempotent-Replayed")).contains("true");
            assertThat(again.text()).isEqualTo(first.text());
        }
    }

    @Test
    void keyOfAGuestIsIndependentOfTheKeysOfTheirAccount() {
        var secret = secret();
        var guest = cart(http, secret);

        var customer = accounts.customer().post(CARTS, "", "Idempotency-Key", key, "X-Guest-Secret", secret);

        assertThat(customer.status()).isEqualTo(201);
        assertThat(customer.header("Idempotent-Replayed")).isEmpty();
        assertThat(customer.header("Location")).isNotEqualTo(guest.header("Location"));
    }

    @Test
    void orderTokenDoesNotReplaceTheSecretForCarts() {
        var first = http.post(CARTS, "", "Idempotency-Key", key, "X-Order-Token", "t");

        assertThat(first.problem(400)).isEqualTo("guest_secret_required");
    }

    @Test
    void secretIsStoredAsAFingerprint() {
        var secret = secret();
        cart(http, secret);

        assertThat(jdbc.sql("SELECT r::text FROM idempotency_record r WHERE key = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .contains("guest:")
                .doesNotContain(secret);
    }

    private Http.Response cart(Http instance, String secret) {
        return instance.post(CARTS, "", "Idempotency-Key", key, "X-Guest-Secret", secret, "User-Agent", "one");
    }

    private String filled(Http.Response cart, String sku) {
        var path = cart.header("Location").orElseThrow();
        http.post(path + "/items", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(sku));
        return path;
    }

    private static String secret() {
        return UUID.randomUUID().toString();
    }
}
