package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.notification.LocalMessages;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A guest finds an order by its number and its phone. */
@HttpTest
class OrderLookupHttpTest {

    private static final String LOOKUPS = "/api/v1/order-lookups";
    private static final String UNKNOWN = "BM-0000-0000-0000";

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    TestAccounts accounts;

    @Autowired
    LocalMessages messages;

    @Autowired
    JdbcClient jdbc;

    String phone = "";
    JsonNode order;

    @BeforeEach
    void place() {
        phone = "+91989"
                + String.format(Locale.ROOT, "%07d", ThreadLocalRandom.current().nextInt(10_000_000));
        order = placeWith(phone);
    }

    @Test
    void codeOpensTheOrderBesideTheTokenOfTheCheckout() {
        var answer = verify(number(), phone, sentCode());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("orderId")).isEqualTo(order.get("id"));
        var token = answer.json().get("token").asString();
        assertThat(get(token).json().get("number").asString()).isEqualTo(number());
        assertThat(get(order.get("token").asString()).status()).isEqualTo(200);
        assertThat(http.post(path() + "/cancel", "", "X-Order-Token", token, "Idempotency-Key", "a")
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void phoneAndNumberAreTakenAsTheyAreWritten() {
        var writtenPhone = "0%s %s".formatted(phone.substring(3, 8), phone.substring(8));
        var writtenNumber = number().toLowerCase(Locale.ROOT);

        assertThat(request(writtenNumber, writtenPhone).status()).isEqualTo(202);
        assertThat(verify(writtenNumber, writtenPhone, sentCode()).status()).isEqualTo(200);
    }

    @Test
    void responseDoesNotRevealWhetherTheOrderExists() {
        var other = placeWith(newPhone()).get("number").asString();

        var known = request(number(), phone);

        for (var unknown : List.of(request(UNKNOWN, phone), request(other, phone), request(number(), newPhone()))) {
            assertThat(unknown.status()).isEqualTo(202);
            assertThat(unknown.text()).isEqualTo(known.text());
        }
        var right = sentCode();
        var wrongCode = verify(number(), phone, other(right, 1));
        var noOrder = verify(UNKNOWN, phone, right);
        assertThat(wrongCode.problem(422)).isEqualTo("invalid_code");
        assertThat(noOrder.problem(422)).isEqualTo("invalid_code");
        assertThat(noOrder.json().get("detail")).isEqualTo(wrongCode.json().get("detail"));
        assertThat(codes()).hasSize(1);
    }

    @Test
    void secondRequestWithinThePauseSendsNoOtherCode() {
        var code = sentCode();

        assertThat(request(number(), phone).status()).isEqualTo(202);

        assertThat(verify(number(), phone, code).status()).isEqualTo(200);
        endPause();
        assertThat(request(number(), phone).status()).isEqualTo(202);
        Awaitility.await().until(() -> codes().size() == 2);
        assertThat(verify(number(), phone, codes().getLast()).status()).isEqualTo(200);
    }

    @Test
    void concurrentRequestsUseACodeOnce() {
        var code = sentCode();

        var statuses = InParallel.run(Collections.nCopies(
                4, (Callable<Integer>) () -> verify(number(), phone, code).status()));

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 422);
    }

    @Test
    void fiveWrongGuessesInvalidateTheCode() {
        var code = sentCode();

        for (var n = 1; n <= 5; n++) {
            assertThat(verify(number(), phone, other(code, n)).problem(422)).isEqualTo("invalid_code");
        }

        assertThat(verify(number(), phone, code).problem(422)).isEqualTo("invalid_code");
    }

    @Test
    void expiredCodeAndExpiredTokenOpenNothing() {
        var token = verify(number(), phone, sentCode()).json().get("token").asString();
        endPause();
        assertThat(request(number(), phone).status()).isEqualTo(202);
        Awaitility.await().until(() -> codes().size() == 2);
        jdbc.sql("UPDATE order_lookup SET expires_at = now() WHERE order_id = ?")
                .param(id())
                .update();
        jdbc.sql("UPDATE order_access_token SET expires_at = now() WHERE order_id = ?")
                .param(id())
                .update();

        assertThat(verify(number(), phone, codes().getLast()).problem(422)).isEqualTo("invalid_code");
        assertThat(get(token).problem(404)).isEqualTo("not_found");
    }

    @Test
    void tokenOpensItsOrderOnly() {
        var token = verify(number(), phone, sentCode()).json().get("token").asString();
        var other = placeWith(phone);

        assertThat(http.get("/api/v1/orders/" + other.get("id").asString(), "X-Order-Token", token)
                        .problem(404))
                .isEqualTo("not_found");
    }

    @Test
    void codeOfALookUpDoesNotLogInAndTheOtherWayRound() {
        var code = sentCode();
        assertThat(http.post("/api/v1/auth/otp/verify", """
                        {"phone": "%s", "code": "%s"}""".formatted(phone, code))
                        .problem(401))
                .isEqualTo("invalid_code");
        assertThat(http.post("/api/v1/auth/otp", "{\"phone\": \"%s\"}".formatted(phone))
                        .status())
                .isEqualTo(202);
        Awaitility.await().until(() -> !codes("is your BharatMart login code").isEmpty());
        var login = codes("is your BharatMart login code").getFirst();

        if (!login.equals(code)) {
            assertThat(verify(number(), phone, login).problem(422)).isEqualTo("invalid_code");
        }
        assertThat(verify(number(), phone, code).status()).isEqualTo(200);
    }

    @Test
    void orderOfAnAccountIsNotFound() {
        var customer = accounts.customer();
        var cart = customer.post("/api/v1/carts", "").header("Location").orElseThrow();
        customer.post(cart + "/items", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(products.towel(5)));
        var owned = customer.post(cart + "/checkout", checkout(phone), "Idempotency-Key", "a")
                .json();

        assertThat(request(owned.get("number").asString(), phone).status()).isEqualTo(202);
        sentCode();

        assertThat(jdbc.sql("SELECT count(*) FROM order_lookup WHERE order_id = ?")
                        .param(UUID.fromString(owned.get("id").asString()))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(codes()).hasSize(1);
    }

    @Test
    void neitherCodeNorTokenIsStored() {
        var code = sentCode();
        var hash = jdbc.sql("SELECT code_hash FROM order_lookup WHERE order_id = ?")
                .param(id())
                .query(String.class)
                .single();
        var token = verify(number(), phone, code).json().get("token").asString();

        assertThat(hash).startsWith("$argon2id$").doesNotContain(code);
        assertThat(jdbc.sql("SELECT token_hash FROM order_access_token WHERE order_id = ?")
                        .param(id())
                        .query(String.class)
                        .single())
                .isNotEqualTo(token);
    }

    @Test
    void malformedRequestIsRefusedAtItsPointer() {
        var answer = http.post(LOOKUPS, "{\"number\": \"4071\", \"phone\": \"12\"}");

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().get("errors").findValuesAsString("pointer")).contains("#/phone");
        assertThat(verify("4071", phone, "123456").problem(400)).isEqualTo("validation_failed");
        assertThat(verify(number(), phone, "1234").problem(400)).isEqualTo("validation_failed");
    }

    private JsonNode placeWith(String contact) {
        var shopper = new GuestShopper(http);
        var answer = http.post(
                shopper.cartWith(1, products.towel(5)) + "/checkout",
                checkout(contact),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static String checkout(String contact) {
        return GuestShopper.CHECKOUT.replace("\"phone\": \"9876543210\"},", "\"phone\": \"%s\"},".formatted(contact));
    }

    private String sentCode() {
        if (codes().isEmpty()) {
            assertThat(request(number(), phone).status()).isEqualTo(202);
        }
        Awaitility.await().until(() -> codes().size() == 1);
        return codes().getFirst();
    }

    /** The codes for look-ups that were sent to the phone. */
    private List<String> codes() {
        return codes("shows your BharatMart order");
    }

    private List<String> codes(String text) {
        return messages.to(phone).stream()
                .filter(message -> message.text().contains(text))
                .map(message -> message.find("\\b[0-9]{6}\\b"))
                .toList();
    }

    private Http.Response request(String number, String contact) {
        return http.post(LOOKUPS, """
                {"number": "%s", "phone": "%s"}""".formatted(number, contact));
    }

    private Http.Response verify(String number, String contact, String code) {
        return http.post(LOOKUPS + "/verify", """
                {"number": "%s", "phone": "%s", "code": "%s"}""".formatted(number, contact, code));
    }

    private Http.Response get(String token) {
        return http.get(path(), "X-Order-Token", token);
    }

    private void endPause() {
        jdbc.sql("UPDATE order_lookup SET requested_at = requested_at - INTERVAL '31 seconds' WHERE order_id = ?")
                .param(id())
                .update();
    }

    private UUID id() {
        return UUID.fromString(order.get("id").asString());
    }

    private String path() {
        return "/api/v1/orders/" + id();
    }

    private String number() {
        return order.get("number").asString();
    }

    private static String other(String code, int by) {
        return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + by) % 1_000_000);
    }

    private static String newPhone() {
        return "+91986"
                + String.format(Locale.ROOT, "%07d", ThreadLocalRandom.current().nextInt(10_000_000));
    }
}
