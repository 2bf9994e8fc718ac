package com.bharatmart.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.LoggedSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs after all other tests and searches the logs of all of them. */
@HttpTest
@Order(Integer.MAX_VALUE)
@Tag("every-run")
class LogSecrecyTest {

    private static final String CARD = "4111 1111 1111 1111";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts goods;

    @Test
    void noLogContainsASecret() throws IOException {
        var before = LoggedSecrets.count();
        sendSecretsInAllPlaces();
        assertThat(LoggedSecrets.count()).isGreaterThanOrEqualTo(before + 3);

        assertThat(logged()).isNotEmpty();
        assertThat(LoggedSecrets.findAll()).isEmpty();
    }

    @Test
    void recognizesSecrets() {
        LoggedSecrets.add("password", "s3cret & \"quoted\"");
        LoggedSecrets.add("code", "271828");

        assertThat(LoggedSecrets.findIn("logged in with s3cret & \"quoted\"!")).containsExactly("password");
        assertThat(LoggedSecrets.findIn("the code is 271828, keep it")).containsExactly("code");
        assertThat(LoggedSecrets.findIn("took 12718281 ns")).isEmpty();
        assertThat(LoggedSecrets.findIn("card 5555555555554444")).containsExactly("number of a card");
        assertThat(LoggedSecrets.findIn("card=5555 5555 5555 4444")).containsExactly("number of a card");
        assertThat(LoggedSecrets.findIn("order 4111111111111112")).isEmpty();
    }

    private void sendSecretsInAllPlaces() {
        var customer = accounts.customer();
        customer.get("/api/v1/admin/audit-log");
        customer.get("/api/v1/nothing", "Authorization", "Bearer " + customer.token());
        SignedInClient.login(http, customer.email(), "the wrong password, " + CARD);
        http.post(
                "/api/v1/auth/login", "{\"email\": \"%s\", \"password\": [\"%s\"]}".formatted(customer.email(), CARD));
        http.get("/api/v1/products?q=" + CARD.replace(' ', '+'));
        http.get("/api/v1/products/" + CARD.replace(" ", ""));
        http.get("/api/v1/categories", "Cookie", "SESSION=" + customer.token());
        var shopper = new GuestShopper(http);
        var order = shopper.checkout(shopper.cartWith(1, goods.towel(1)));
        http.get(
                order.header("Location").orElseThrow(),
                "X-Order-Token",
                order.json().get("token").asString());
        http.post("/api/v1/carts/x/checkout", "{\"card\": \"" + CARD + "\"}", "Idempotency-Key", CARD.replace(" ", ""));
        customer.post("/api/v1/auth/logout", "");
    }

    private static Stream<String> logged() throws IOException {
        try (var logs = Files.list(LoggedSecrets.FOLDER)) {
            return logs.filter(log -> log.toFile().length() > 0).map(String::valueOf).toList().stream();
        }
    }
}
