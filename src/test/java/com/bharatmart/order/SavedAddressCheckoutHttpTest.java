package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Quotes and checkouts with the id of a saved address. */
@HttpTest
class SavedAddressCheckoutHttpTest {

    private static final String ADDRESSES = "/api/v1/customers/me/addresses";

    private static final String DELHI = """
            {"name": "Asha Rao", "line1": "21 Connaught Place", "line2": "Flat 3", "city": "New Delhi", "state": "DL",
             "pin": "110001", "phone": "9876543210"}""";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    SignedInClient customer;
    String cart;

    @BeforeEach
    void setUp() {
        customer = accounts.customer();
        cart = customer.post("/api/v1/carts", "").header("Location").orElseThrow();
        customer.post(cart + "/items", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(products.put("1180", "8518", 5)));
    }

    @Test
    void savedAddressIsQuotedAndOrdered() {
        var id = saved(customer);

        var quote = customer.post(cart + "/quote", "{\"addressId\": \"%s\"}".formatted(id));
        var order = checkout("\"addressId\": \"%s\"".formatted(id));

        assertThat(quote.status()).as(quote.text()).isEqualTo(200);
        assertThat(quote.json().at("/taxLines/0/type").asString()).isEqualTo("IGST");
        assertThat(order.status()).as(order.text()).isEqualTo(201);
        assertThat(order.json().get("taxLines")).isEqualTo(quote.json().get("taxLines"));
        assertThat(order.json().get("total")).isEqualTo(quote.json().get("total"));
        assertThat(order.json().at("/shippingAddress/name").asString()).isEqualTo("Asha Rao");
        assertThat(order.json().at("/shippingAddress/line2").asString()).isEqualTo("Flat 3");
        assertThat(order.json().at("/shippingAddress/pin").asString()).isEqualTo("110001");
        assertThat(order.json().at("/shippingAddress/state").asString()).isEqualTo("DL");
        assertThat(order.json().at("/shippingAddress/phone").asString()).isEqualTo("+919876543210");
        assertThat(order.json().get("billingAddress")).isEqualTo(order.json().get("shippingAddress"));
    }

    @Test
    void savedAddressIsBilled() {
        var order = checkout("\"shippingAddress\": %s, \"billingAddressId\": \"%s\""
                .formatted(GuestShopper.ADDRESS, saved(customer)));

        assertThat(order.status()).as(order.text()).isEqualTo(201);
        assertThat(order.json().at("/shippingAddress/state").asString()).isEqualTo("KA");
        assertThat(order.json().at("/billingAddress/state").asString()).isEqualTo("DL");
        assertThat(order.json().at("/taxLines/0/type").asString()).isEqualTo("CGST");
    }

    @Test
    void addressThatIsNotTheCallersIsNotFound() {
        var foreign = saved(accounts.customer());

        for (var id : new String[] {foreign, UUID.randomUUID().toString()}) {
            var quoted = customer.post(cart + "/quote", "{\"addressId\": \"%s\"}".formatted(id));
            requireNotFound(quoted, "#/addressId");
            requireNotFound(checkout("\"addressId\": \"%s\"".formatted(id)), "#/addressId");
            requireNotFound(
                    checkout("\"shippingAddress\": %s, \"billingAddressId\": \"%s\""
                            .formatted(GuestShopper.ADDRESS, id)),
                    "#/billingAddressId");
        }
        assertThat(customer.get(cart).status()).isEqualTo(200);
    }

    @Test
    void guestHasNoSavedAddresses() {
        var shopper = new GuestShopper(http);
        var guestCart = shopper.cartWith(1, products.towel(5));
        var addressId = "\"addressId\": \"%s\"".formatted(saved(customer));

        requireNotFound(http.post(guestCart + "/quote", "{" + addressId + "}"), "#/addressId");
        requireNotFound(http.post(guestCart + "/checkout", body(addressId), "Idempotency-Key", "k"), "#/addressId");
        assertThat(shopper.checkout(guestCart, "k").status()).isEqualTo(201);
    }

    @Test
    void exactlyOneAddressIsGiven() {
        var id = saved(customer);
        var address = "\"shippingAddress\": " + GuestShopper.ADDRESS;
        var addressId = "\"addressId\": \"%s\"".formatted(id);
        var billing = "\"billingAddress\": %s, \"billingAddressId\": \"%s\"".formatted(GuestShopper.ADDRESS, id);

        requireInvalid(checkout(address + ", " + addressId), "#/addressId", "one_of");
        requireInvalid(checkout("\"deliveryOption\": \"standard\""), "#/shippingAddress", "one_of");
        requireInvalid(checkout(address + ", " + billing), "#/billingAddressId", "one_of");
        requireInvalid(
                customer.post(cart + "/quote", "{%s, %s}".formatted(address, addressId)), "#/addressId", "one_of");
        requireInvalid(customer.post(cart + "/quote", "{}"), "#/shippingAddress", "one_of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1", "{}", "\"\""})
    void textThatIsNotAnIdIsRejectedAtItsPointer(String id) {
        var answer = customer.post(cart + "/quote", "{\"addressId\": %s}".formatted(id));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/addressId");
    }

    @Test
    void repeatedCheckoutGetsItsFirstResponseWhenTheAddressIsRemoved() {
        var id = saved(customer);
        var body = body("\"addressId\": \"%s\"".formatted(id));
        var first = customer.post(cart + "/checkout", body, "Idempotency-Key", "k");
        assertThat(customer.send("DELETE", ADDRESSES + '/' + id, null).status()).isEqualTo(204);

        var again = customer.post(cart + "/checkout", body, "Idempotency-Key", "k");

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void savedAddressWithThePinOfAnotherStateIsRejected() {
        var id = saved(customer);
        jdbc.sql("UPDATE customer_address SET state = 'KA' WHERE id = ?")
                .param(UUID.fromString(id))
                .update();

        var answer = checkout("\"addressId\": \"%s\"".formatted(id));

        requireInvalid(answer, "#/addressId", "pin_of_state");
        assertThat(answer.json().at("/errors/0/detail").asString())
                .isEqualTo("110001 is a PIN code of Delhi (DL), not of Karnataka (KA)");
    }

    private static String saved(SignedInClient owner) {
        var answer = owner.post(ADDRESSES, DELHI);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private Http.Response checkout(String addresses) {
        return customer.post(
                cart + "/checkout",
                body(addresses),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static String body(String addresses) {
        return """
                {"contact": {"email": "asha@example.com", "phone": "9876543210"}, "payment": {"method": "cod"},
                 %s}""".formatted(addresses);
    }

    private static void requireNotFound(Http.Response answer, String pointer) {
        requireInvalid(answer, pointer, "not_found");
    }

    private static void requireInvalid(Http.Response answer, String pointer, String code) {
        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().get("errors"))
                .as(answer.text())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.get("pointer").asString()).isEqualTo(pointer);
                    assertThat(error.get("code").asString()).isEqualTo(code);
                });
    }
}
