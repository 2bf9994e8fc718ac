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
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The API of orders for staff. */
@HttpTest
class OrderAdminHttpTest {

    private static final String ORDERS = "/api/v1/admin/orders";
    private static final String SHIPMENT = """
            {"carrier": "India Post", "trackingNumber": "EA123456789IN", "trackingUrl": "https://track.example/EA1"}""";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    SignedInClient fulfillment;
    SignedInClient support;
    Sku sku;
    Http.Response placed;
    String path;

    @BeforeEach
    void setUp() {
        fulfillment = accounts.staff(Role.FULFILMENT);
        support = accounts.staff(Role.SUPPORT);
        sku = products.towel(5);
        var shopper = new GuestShopper(http);
        placed = shopper.checkout(shopper.cartWith(2, sku));
        path = ORDERS + "/" + placed.json().get("id").asString();
    }

    @Test
    void orderGoesFromPackedToDelivered() {
        var packed = fulfillment.post(path + "/fulfilments", "");

        assertThat(packed.status()).isEqualTo(201);
        assertThat(packed.json().get("status").asString()).isEqualTo("PACKED");
        var shipped = fulfillment.post(parcel(packed) + "/ship", SHIPMENT);
        assertThat(shipped.status()).isEqualTo(200);
        assertThat(shipped.json().get("status").asString()).isEqualTo("SHIPPED");
        assertThat(shipped.json().at("/fulfilments/0/carrier").asString()).isEqualTo("India Post");
        assertThat(shipped.json().at("/fulfilments/0/trackingNumber").asString())
                .isEqualTo("EA123456789IN");
        var delivered = fulfillment.post(parcel(packed) + "/deliver", "");
        assertThat(delivered.json().get("status").asString()).isEqualTo("DELIVERED");
        assertThat(delivered.json().at("/payment/status").asString()).isEqualTo("CAPTURED");
        assertThat(delivered.json().get("timeline").size()).isEqualTo(4);
        assertThat(support.get(path).json()).isEqualTo(delivered.json());
        assertThat(support.get(path).header("ETag")).isEqualTo(delivered.header("ETag"));
        assertThat(audited()).containsExactly("order.packed", "order.shipped", "order.delivered");
        assertThat(stock()).isEqualTo("3/0/2");
    }

    @Test
    void stepIsNeitherSkippedNorRepeated() {
        var unknown = path + "/fulfilments/" + UUID.randomUUID();
        assertThat(fulfillment.post(unknown + "/ship", SHIPMENT).problem(404)).isEqualTo("not_found");
        var packed = fulfillment.post(path + "/fulfilments", "");

        assertThat(fulfillment.post(path + "/fulfilments", "").problem(409)).isEqualTo("wrong_order_status");
        assertThat(fulfillment.post(parcel(packed) + "/deliver", "").problem(409))
                .isEqualTo("wrong_order_status");
        assertThat(fulfillment.post(unknown + "/ship", SHIPMENT).problem(404)).isEqualTo("not_found");

        assertThat(fulfillment.post(parcel(packed) + "/ship", SHIPMENT).status())
                .isEqualTo(200);
        assertThat(fulfillment.post(parcel(packed) + "/ship", SHIPMENT).problem(409))
                .isEqualTo("wrong_order_status");
        assertThat(support.get(path).json().at("/fulfilments/0/deliveredAt").isNull())
                .isTrue();
    }

    @Test
    void concurrentPacksMakeOneParcel() {
        var answers = InParallel.<Http.Response>run(
                Collections.nCopies(6, () -> fulfillment.post(path + "/fulfilments", "")));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(answer -> answer.problem(409)))
                .containsOnly("wrong_order_status");
        assertThat(audited()).containsExactly("order.packed");
    }

    @Test
    void theSameKeyPacksOnce() {
        var first = fulfillment.post(path + "/fulfilments", "", "Idempotency-Key", "pack");
        var again = fulfillment.post(path + "/fulfilments", "", "Idempotency-Key", "pack");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(audited()).containsExactly("order.packed");
    }

    @Test
    void cancellationByStaffHasAReasonAndReturnsTheStock() {
        var body = """
                {"reason": "The customer called"}""";
        assertThat(support.post(path + "/cancel", body).problem(400)).isEqualTo("idempotency_key_required");

        var cancelled = support.post(path + "/cancel", body, "Idempotency-Key", "c");

        assertThat(cancelled.json().get("status").asString()).isEqualTo("CANCELLED");
        assertThat(stock()).isEqualTo("5/0/0");
        assertThat(jdbc.sql(
                                "SELECT after ->> 'reason' FROM audit_log WHERE action = 'order.cancelled' AND target_id = ?")
                        .param(id())
                        .query(String.class)
                        .single())
                .isEqualTo("The customer called");
        assertThat(support.post(path + "/cancel", body, "Idempotency-Key", "d").problem(409))
                .isEqualTo("wrong_order_status");
        assertThat(stock()).isEqualTo("5/0/0");
    }

    @Test
    void shippedOrderIsNotCancelled() {
        var packed = fulfillment.post(path + "/fulfilments", "");
        fulfillment.post(parcel(packed) + "/ship", SHIPMENT);

        assertThat(support.post(path + "/cancel", "{\"reason\": \"late\"}", "Idempotency-Key", "c")
                        .problem(409))
                .isEqualTo("wrong_order_status");
        assertThat(stock()).isEqualTo("3/0/2");
    }

    @Test
    void stepOnAnOldVersionFailsItsPrecondition() {
        var seen = support.get(path).header("ETag").orElseThrow();
        fulfillment.post(path + "/fulfilments", "", "If-Match", seen);

        assertThat(support.post(path + "/cancel", "{\"reason\": \"late\"}", "Idempotency-Key", "c", "If-Match", seen)
                        .problem(412))
                .isEqualTo("precondition_failed");
        assertThat(support.get(path).json().get("status").asString()).isEqualTo("PACKED");
    }

    @Test
    void orderIsFoundByNumberEmailPhoneStatusAndDate() {
        var order = placed.json();
        var at = order.get("placedAt").asString();
        var email = "%s@example.com".formatted(UUID.randomUUID());
        jdbc.sql("UPDATE orders SET email = ?, phone = '+916000000001' WHERE id = ?::uuid")
                .params(email, id())
                .update();

        assertThat(found("number=" + order.get("number").asString())).containsExactly(id());
        assertThat(found("email=" + email.toUpperCase(Locale.ROOT))).containsExactly(id());
        assertThat(found("email=" + email + "&status=CONFIRMED")).containsExactly(id());
        assertThat(found("email=" + email + "&status=PACKED")).isEmpty();
        assertThat(found("phone=%2B916000000001")).contains(id());
        assertThat(found("phone=6000000001")).contains(id());
        assertThat(found("email=" + email + "&from=" + at)).containsExactly(id());
        assertThat(found("email=" + email + "&to=" + at)).isEmpty();
        assertThat(found("email=" + email + "&from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z"))
                .isEmpty();
        assertThat(found("email=" + email + "&from=-999999999-01-01T00:00:00Z&to=%2B999999999-12-31T23:59:59Z"))
                .containsExactly(id());
    }

    /** The id has the time of the instance, and the order that of the database. */
    @ParameterizedTest
    @ValueSource(strings = {"10 minutes", "-10 minutes"})
    void orderIsFoundByItsDateIfTheClockOfTheInstanceWasWrong(String later) {
        var email = "%s@example.com".formatted(UUID.randomUUID());
        var at = jdbc.sql("""
                        UPDATE orders SET email = ?, placed_at = placed_at + ?::interval WHERE id = ?::uuid
                        RETURNING placed_at""")
                .params(email, later, id())
                .query(OffsetDateTime.class)
                .single();

        assertThat(found("email=%s&from=%s&to=%s"
                        .formatted(email, at.toInstant(), at.toInstant().plusSeconds(1))))
                .containsExactly(id());
    }

    @Test
    void nextPageStartsAfterThePreviousPage() {
        var shopper = new GuestShopper(http);
        var second = shopper.checkout(shopper.cartWith(1, sku)).json().get("id").asString();
        var email = "%s@example.com".formatted(UUID.randomUUID());
        jdbc.sql("UPDATE orders SET email = ? WHERE id IN (?::uuid, ?::uuid)")
                .params(email, id(), second)
                .update();

        var page = support.get(ORDERS + "?limit=1&include=total&email=" + email);

        assertThat(page.json().at("/data/0/id").asString()).isEqualTo(second);
        assertThat(page.json().get("total").asLong()).isEqualTo(2);
        var next = support.get(page.header("Link").orElseThrow().replaceAll("<(.*)>.*", "$1"));
        assertThat(next.json().at("/data/0/id").asString()).isEqualTo(id());
        assertThat(next.json().get("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=1",
                "phone=1",
                "status=LOST",
                "from=yesterday",
                "to=2020-13-01T00:00:00Z",
                "limit=101",
                "limit=x",
                "include=1"
            })
    void invalidParametersAreRejected(String query) {
        assertThat(support.get(ORDERS + "?" + query).problem(400)).isEqualTo("validation_failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"carrier\": \"India Post\"}",
                "{\"carrier\": \" \", \"trackingNumber\": \"1\"}",
                "{\"carrier\": \"India Post\", \"trackingNumber\": \"1\", \"trackingUrl\": \"javascript:alert(1)\"}",
                "{\"carrier\": \"India Post\", \"trackingNumber\": \"1\", \"status\": \"DELIVERED\"}"
            })
    void invalidShipmentIsRejected(String body) {
        var packed = fulfillment.post(path + "/fulfilments", "");

        assertThat(fulfillment.post(parcel(packed) + "/ship", body).problem(400))
                .isIn("validation_failed", "malformed_body", "unknown_field");
        assertThat(support.get(path).json().get("status").asString()).isEqualTo("PACKED");
    }

    @Test
    void unknownOrderIsNotFound() {
        for (var id : List.of("1", UUID.randomUUID().toString())) {
            assertThat(support.get(ORDERS + "/" + id).problem(404)).isEqualTo("not_found");
            assertThat(fulfillment.post(ORDERS + "/" + id + "/fulfilments", "").problem(404))
                    .isEqualTo("not_found");
            assertThat(support.post(ORDERS + "/" + id + "/cancel", "{\"reason\": \"x\"}", "Idempotency-Key", "c")
                            .problem(404))
                    .isEqualTo("not_found");
        }
    }

    private String parcel(Http.Response packed) {
        return path + "/fulfilments/" + packed.json().at("/fulfilments/0/id").asString();
    }

    private String id() {
        return placed.json().get("id").asString();
    }

    private List<String> found(String query) {
        return support.get(ORDERS + "?" + query)
                .json()
                .get("data")
                .valueStream()
                .map(one -> one.get("id").asString())
                .toList();
    }

    private List<String> audited() {
        return jdbc.sql("SELECT action FROM audit_log WHERE target_id = ? AND action <> 'order.viewed' ORDER BY id")
                .param(id())
                .query(String.class)
                .list();
    }

    private String stock() {
        return jdbc.sql("SELECT available, reserved, sold FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query((row, _) -> "%d/%d/%d".formatted(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }
}
