package com.bharatmart.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.platform.security.Role;
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

/** The messages about orders, as their buyers get them. */
@HttpTest
class OrderMessageHttpTest {

    private static final String SHIPMENT = """
            {"carrier": "India Post", "trackingNumber": "EA123456789IN", "trackingUrl": "https://track.example/EA1"}""";

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
        phone = "+91988"
                + String.format(Locale.ROOT, "%07d", ThreadLocalRandom.current().nextInt(10_000_000));
    }

    @Test
    void newOrderIsMailedAndTexted() {
        var order = place();

        var mail = mail(0);
        assertThat(mail.subject()).isEqualTo("Your order %s at BharatMart".formatted(number(order)));
        assertThat(mail.text())
                .contains("2 × Towel ", ": ₹2,598.00", "Total with GST: ₹2,598.00", "You pay ₹2,598.00 in cash")
                .contains("look it up at BharatMart with its number and your phone");
        assertThat(texts(1))
                .containsExactly("BharatMart: thank you for your order %s of Rs 2,598.00.".formatted(number(order)));
    }

    @Test
    void messagesContainNeitherWhatTheBuyerHasEnteredNorASecret() {
        var order = place();

        assertThat(mail(0).text() + texts(1))
                .doesNotContain("A. Shopper", "MG Road", order.get("token").asString(), phone, email);
    }

    @Test
    void messagesCanBeReadLocally() {
        place();
        mail(0);

        assertThat(http.get("/local/messages?to=" + email)
                        .json()
                        .get(0)
                        .get("text")
                        .asString())
                .startsWith("Hello,");
    }

    @Test
    void parcelIsAnnouncedWithItsTracking() {
        var order = place();
        mail(0);

        ship(order);

        var mail = mail(1);
        assertThat(mail.subject()).isEqualTo("Your order %s at BharatMart is on its way".formatted(number(order)));
        assertThat(mail.text())
                .contains(
                        "Carrier: India Post", "Tracking number: EA123456789IN", "Track it: https://track.example/EA1");
        assertThat(texts(2).getLast()).endsWith("is on its way by India Post, tracking number EA123456789IN.");
    }

    @Test
    void eachParcelIsAnnouncedWithWhatIsInIt() {
        var order = place();
        mail(0);

        for (var parcel = 1; parcel <= 2; parcel++) {
            ship(
                    order,
                    "{\"items\": [{\"sku\": \"%s\", \"quantity\": 1}]}"
                            .formatted(order.at("/items/0/sku").asString()));

            assertThat(mail(parcel).subject()).endsWith("is on its way");
            assertThat(mail(parcel).text()).contains("\n1 × Towel ");
        }

        assertThat(queued(order)).filteredOn("MAIL SENT"::equals).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void deliveryIsAnnounced() {
        var order = place();
        var parcel = ship(order);
        mail(1);

        assertThat(fulfillment().post(parcel + "/deliver", "").status()).isEqualTo(200);

        assertThat(mail(2).subject()).isEqualTo("Your order %s at BharatMart was delivered".formatted(number(order)));
        assertThat(texts(3).getLast()).isEqualTo("BharatMart: your order %s was delivered.".formatted(number(order)));
    }

    @Test
    void cancellationIsAnnounced() {
        var order = place();
        mail(0);

        assertThat(http.post(
                                "/api/v1/orders/%s/cancel".formatted(id(order)),
                                "",
                                "X-Order-Token",
                                order.get("token").asString(),
                                "Idempotency-Key",
                                "cancel")
                        .status())
                .isEqualTo(200);

        assertThat(mail(1).subject()).isEqualTo("Your order %s at BharatMart was cancelled".formatted(number(order)));
    }

    @Test
    void ownerOfAnAccountIsNotSentToTheLookUp() {
        var customer = accounts.customer();
        var cart = customer.post("/api/v1/carts", "").header("Location").orElseThrow();
        customer.post(cart + "/items", "{\"sku\": \"%s\", \"quantity\": 1}".formatted(products.towel(5)));

        assertThat(customer.post(cart + "/checkout", checkout(), "Idempotency-Key", "a")
                        .status())
                .isEqualTo(201);

        assertThat(mail(0).text()).contains("among your orders").doesNotContain("look it up");
    }

    @Test
    void repeatedAnnouncementSendsNothing() {
        var order = place();
        mail(0);
        texts(1);

        jdbc.sql("UPDATE order_status_change SET announced = false WHERE order_id = ?")
                .param(id(order))
                .update();

        Awaitility.await()
                .until(() -> jdbc.sql("SELECT bool_and(announced) FROM order_status_change WHERE order_id = ?")
                        .param(id(order))
                        .query(Boolean.class)
                        .single());
        assertThat(queued(order)).containsExactlyInAnyOrder("MAIL SENT", "SMS SENT");
        assertThat(messages.to(email)).hasSize(1);
        assertThat(messages.to(phone)).hasSize(1);
    }

    @Test
    void failingMailServerDelaysItsMailOnly() {
        messages.reject(email);
        var order = place();

        texts(1);
        Awaitility.await()
                .until(() -> jdbc.sql(
                                        "SELECT attempts FROM message WHERE subject_id = ? AND channel = 'MAIL' AND due_at > now()")
                                .param(id(order))
                                .query(Integer.class)
                                .optional()
                                .orElse(0)
                        > 0);
        assertThat(messages.to(email)).isEmpty();
        assertThat(queued(order)).contains("MAIL WAITING");

        messages.accept(email);
        jdbc.sql("UPDATE message SET due_at = now() WHERE subject_id = ?")
                .param(id(order))
                .update();

        assertThat(mail(0).subject()).contains(number(order));
        assertThat(messages.to(phone)).hasSize(1);
    }

    @Test
    void messageOfAnErasedContactIsNotSent() {
        messages.reject(email);
        var order = place();
        Awaitility.await().until(() -> !queued(order).isEmpty());

        jdbc.sql("UPDATE orders SET email = '', phone = '' WHERE id = ?")
                .param(id(order))
                .update();
        messages.accept(email);
        jdbc.sql("UPDATE message SET due_at = now() WHERE subject_id = ?")
                .param(id(order))
                .update();

        Awaitility.await().until(() -> queued(order).contains("MAIL SENT"));
        assertThat(messages.to(email)).isEmpty();
    }

    private JsonNode place() {
        var shopper = new GuestShopper(http);
        var sku = products.put("1299", "6302", 5);
        var answer = http.post(
                shopper.cartWith(2, sku) + "/checkout",
                checkout(),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private String checkout() {
        return GuestShopper.CHECKOUT
                .replace("shopper@example.com", email)
                .replace("\"phone\": \"9876543210\"},", "\"phone\": \"%s\"},".formatted(phone));
    }

    /** Returns the path of a parcel with all items. */
    private String ship(JsonNode order) {
        return ship(order, "");
    }

    /** Returns the path of the parcel. */
    private String ship(JsonNode order, String items) {
        var path = "/api/v1/admin/orders/%s/fulfilments".formatted(id(order));
        var packed = fulfillment().post(path, items);
        assertThat(packed.status()).as(packed.text()).isEqualTo(201);
        var parcels = packed.json().get("fulfilments");
        var parcel = path + '/' + parcels.get(parcels.size() - 1).get("id").asString();
        assertThat(fulfillment().post(parcel + "/ship", SHIPMENT).status()).isEqualTo(200);
        return parcel;
    }

    private SignedInClient fulfillment() {
        return accounts.staff(Role.FULFILMENT);
    }

    /** Waits for the mail with this index. */
    private LocalMessages.Message mail(int index) {
        Awaitility.await().until(() -> messages.to(email).size() > index);
        return messages.to(email).get(index);
    }

    /** Waits for this many text messages. */
    private List<String> texts(int count) {
        Awaitility.await().until(() -> messages.to(phone).size() >= count);
        return messages.to(phone).stream().map(LocalMessages.Message::text).toList();
    }

    private List<String> queued(JsonNode order) {
        return jdbc.sql("SELECT channel || ' ' || state FROM message WHERE subject_id = ?")
                .param(id(order))
                .query(String.class)
                .list();
    }

    private static UUID id(JsonNode order) {
        return UUID.fromString(order.get("id").asString());
    }

    private static String number(JsonNode order) {
        return order.get("number").asString();
    }
}
