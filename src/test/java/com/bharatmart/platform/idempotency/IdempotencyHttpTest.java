package com.bharatmart.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HttpTest
class IdempotencyHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    GuestShopper shopper;

    @BeforeEach
    void createShopper() {
        shopper = new GuestShopper(http);
    }

    @Test
    void checkoutRequiresAKey() {
        var cart = shopper.cartWith(1, products.towel(5));

        assertThat(http.post(cart + "/checkout", GuestShopper.CHECKOUT).problem(400))
                .isEqualTo("idempotency_key_required");
    }

    @Test
    void differentBodyWithTheSameKeyIsRejected() {
        var cart = shopper.cartWith(1, products.towel(5));
        assertThat(shopper.checkout(cart, "k").status()).isEqualTo(201);

        var other = http.post(
                cart + "/checkout", GuestShopper.CHECKOUT.replace("Bengaluru", "Mysuru"), "Idempotency-Key", "k");

        assertThat(other.problem(422)).isEqualTo("idempotency_key_reused");
    }

    @Test
    void whiteSpaceInTheBodyDoesNotMatter() {
        var cart = shopper.cartWith(1, products.towel(5));
        var first = shopper.checkout(cart, "k");

        var again = http.post(
                cart + "/checkout", GuestShopper.CHECKOUT.replaceAll("\\s*\n\\s*", " "), "Idempotency-Key", "k");

        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void validationFailureIsNotStored() {
        var cart = shopper.cartWith(1, products.towel(5));

        assertThat(http.post(cart + "/checkout", "{}", "Idempotency-Key", "k").problem(400))
                .isEqualTo("validation_failed");
        assertThat(shopper.checkout(cart, "k").status()).isEqualTo(201);
    }

    @Test
    void duplicateOfARunningRequestIsAnswered409AfterTheLockTimeout() {
        var cart = shopper.cartWith(1, products.towel(5));
        var id = cart.substring(cart.lastIndexOf('/') + 1);

        transactions.executeWithoutResult(first -> {
            jdbc.sql("INSERT INTO idempotency_record (principal, key, request_hash) VALUES (?, 'k', '')")
                    .param("cart:" + id)
                    .update();
            var duplicate = shopper.checkout(cart, "k");
            assertThat(duplicate.problem(409)).isEqualTo("idempotency_in_flight");
            assertThat(duplicate.header("Retry-After").orElseThrow()).matches("[123]");
            first.setRollbackOnly();
        });

        assertThat(shopper.checkout(cart, "k").status()).isEqualTo(201);
    }
}
