package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.notification.LocalMessages;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Orders of guests join the account that has verified their e-mail address or phone. */
@HttpTest
class GuestOrderHttpTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final String OTP = "/api/v1/auth/otp";
    private static final String PHONE = "/api/v1/customers/me/phone";
    private static final String ELSEWHERE = "elsewhere@example.com";

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

    String email = "";
    String phone = "";

    @BeforeEach
    void choose() {
        email = TestAccounts.newAddress();
        phone = newPhone();
    }

    @Test
    void orderJoinsWhenItsAddressIsVerified() {
        var order = place(email, newPhone());

        var customer = accounts.customer(email);

        awaitOrders(customer, order);
        assertThat(customer.get(ORDERS + '/' + id(order)).status()).isEqualTo(200);
        assertThat(http.get(
                                ORDERS + '/' + id(order),
                                "X-Order-Token",
                                order.get("token").asString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void orderOfAGuestWithAnAccountJoinsAtTheNextLogin() {
        var customer = accounts.customer();
        var order = place(customer.email(), newPhone());

        awaitOrders(SignedInClient.loggedIn(http, customer.email(), TestAccounts.PASSWORD), order);
    }

    @Test
    void orderJoinsWhenACodeToItsPhoneLogsIn() {
        var first = place(ELSEWHERE, phone);
        var second = place(TestAccounts.newAddress(), phone);

        awaitOrders(logInByPhone(), second, first);
    }

    @Test
    void orderJoinsWhenItsPhoneIsVerified() {
        var customer = accounts.customer();
        var order = place(ELSEWHERE, phone);

        verifyPhone(customer);

        awaitOrders(customer, order);
    }

    @Test
    void orderJoinsWhenItsAddressBecomesThatOfTheAccount() {
        var customer = accounts.customer();
        var order = place(email, newPhone());

        assertThat(customer.post("/api/v1/customers/me/email", """
                        {"email": "%s", "password": "%s"}""".formatted(email, TestAccounts.PASSWORD))
                        .status())
                .isEqualTo(202);
        assertThat(TestAccounts.verify(http, accounts.mailedToken(email), "").status())
                .isEqualTo(204);

        awaitOrders(customer, order);
    }

    /** The number may have another owner by now, whose orders are not those of the account. */
    @Test
    void passwordDoesNotProveThePhone() {
        var customer = accounts.customer();
        var before = place(ELSEWHERE, phone);
        verifyPhone(customer);
        awaitOrders(customer, before);
        place(ELSEWHERE, phone);
        var own = place(customer.email(), newPhone());

        var again = SignedInClient.loggedIn(http, customer.email(), TestAccounts.PASSWORD);

        awaitOrders(again, own, before);
    }

    /** The number may have had another owner. */
    @Test
    void oldOrderDoesNotJoinByItsPhone() {
        var old = place(ELSEWHERE, phone);
        jdbc.sql("UPDATE orders SET placed_at = now() - INTERVAL '91 days' WHERE id = ?")
                .param(id(old))
                .update();
        var recent = place(ELSEWHERE, phone);

        awaitOrders(logInByPhone(), recent);
    }

    @Test
    void phoneThatIsNotVerifiedTakesNoOrder() {
        var customer = accounts.customer();
        assertThat(customer.send("PATCH", "/api/v1/customers/me", "{\"phone\": \"%s\"}".formatted(phone))
                        .status())
                .isEqualTo(200);
        place(ELSEWHERE, phone);
        var own = place(customer.email(), newPhone());

        awaitOrders(SignedInClient.loggedIn(http, customer.email(), TestAccounts.PASSWORD), own);
    }

    @Test
    void orderOfAnotherAccountStaysThere() {
        var owner = accounts.customer();
        var cart = owner.post("/api/v1/carts", "").header("Location").orElseThrow();
        owner.post(cart + "/items", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(products.towel(5)));
        var owned = owner.post(cart + "/checkout", checkout(email, phone), "Idempotency-Key", "a")
                .json();
        var guests = place(email, phone);

        awaitOrders(accounts.customer(email), guests);
        awaitOrders(owner, owned);
    }

    @Test
    void joinedOrderIsErasedWithTheAccount() {
        var order = place(email, phone);
        var customer = accounts.customer(email);
        awaitOrders(customer, order);
        assertThat(customer.post(ORDERS + '/' + id(order) + "/cancel", "", "Idempotency-Key", "a")
                        .status())
                .isEqualTo(200);
        assertThat(customer.get("/api/v1/customers/me/export").text()).contains(number(order));

        assertThat(customer.send("DELETE", "/api/v1/customers/me", null).status())
                .isEqualTo(200);

        assertThat(jdbc.sql("SELECT email || phone FROM orders WHERE id = ?")
                        .param(id(order))
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    private void awaitOrders(SignedInClient customer, JsonNode... orders) {
        var numbers = List.of(orders).stream().map(GuestOrderHttpTest::number).toList();
        Awaitility.await()
                .until(
                        () -> customer.get(ORDERS).json().get("data").findValuesAsString("number"),
                        listed -> listed.equals(numbers));
    }

    private JsonNode place(String address, String contact) {
        var shopper = new GuestShopper(http);
        var answer = http.post(
                shopper.cartWith(1, products.towel(5)) + "/checkout",
                checkout(address, contact),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static String checkout(String address, String contact) {
        return GuestShopper.CHECKOUT
                .replace("shopper@example.com", address)
                .replace("\"phone\": \"9876543210\"},", "\"phone\": \"%s\"},".formatted(contact));
    }

    private SignedInClient logInByPhone() {
        assertThat(http.post(OTP, "{\"phone\": \"%s\"}".formatted(phone)).status())
                .isEqualTo(202);
        var answer = http.post(OTP + "/verify", """
                {"phone": "%s", "code": "%s"}""".formatted(phone, sentCode()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return SignedInClient.from(http, phone, answer);
    }

    private void verifyPhone(SignedInClient customer) {
        assertThat(customer.post(PHONE, """
                        {"phone": "%s", "password": "%s"}""".formatted(phone, TestAccounts.PASSWORD))
                        .status())
                .isEqualTo(202);
        assertThat(customer.post(PHONE + "/verify", "{\"code\": \"%s\"}".formatted(sentCode()))
                        .status())
                .isEqualTo(204);
    }

    private String sentCode() {
        return Awaitility.await()
                .until(
                        () -> messages.to(phone).stream()
                                .filter(message -> message.text().matches("[0-9]{6} .*"))
                                .toList(),
                        found -> !found.isEmpty())
                .getLast()
                .find("\\b[0-9]{6}\\b");
    }

    private static UUID id(JsonNode order) {
        return UUID.fromString(order.get("id").asString());
    }

    private static String number(JsonNode order) {
        return order.get("number").asString();
    }

    private static String newPhone() {
        return "+91985"
                + String.format(Locale.ROOT, "%07d", ThreadLocalRandom.current().nextInt(10_000_000));
    }
}
