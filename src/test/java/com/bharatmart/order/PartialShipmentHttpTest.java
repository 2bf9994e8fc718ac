package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Orders in several parcels. */
@HttpTest
class PartialShipmentHttpTest {

    private static final String DELHIVERY = """
            {"carrier": "Delhivery", "trackingNumber": "1490 812"}""";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    SignedInClient staff;
    Sku towel;
    Sku sheet;
    Http.Response placed;
    String path;

    @BeforeEach
    void setUp() {
        staff = accounts.staff(Role.FULFILMENT, Role.SUPPORT);
        towel = products.towel(50);
        sheet = products.towel(50);
        var shopper = new GuestShopper(http);
        placed = shopper.checkout(shopper.cartWith(3, towel, sheet));
        path = "/api/v1/admin/orders/" + id();
    }

    @Test
    void statusFollowsTheLastParcel() {
        var first = parcel(pack(towel, 2), 0);
        assertThat(status()).isEqualTo("CONFIRMED");
        ship(first);
        assertThat(status()).isEqualTo("CONFIRMED");
        var rest = staff.post(path + "/fulfilments", "");
        assertThat(rest.json().get("status").asString()).isEqualTo("PACKED");
        assertThat(items(rest.json().at("/fulfilments/1"))).containsExactlyInAnyOrder(towel + " 1", sheet + " 3");
        deliver(first);
        assertThat(status()).isEqualTo("PACKED");

        ship(parcel(rest, 1));
        assertThat(status()).isEqualTo("SHIPPED");
        var delivered = deliver(parcel(rest, 1));

        assertThat(delivered.json().get("status").asString()).isEqualTo("DELIVERED");
        assertThat(delivered.json().at("/payment/status").asString()).isEqualTo("CAPTURED");
        assertThat(delivered.json().get("timeline").findValuesAsString("status"))
                .containsExactly("CONFIRMED", "PACKED", "SHIPPED", "DELIVERED");
    }

    @ParameterizedTest
    @CsvSource({"carrier, trackingNumber", "trackingNumber, carrier"})
    void shopperIsNotSentTextsThatShowNothing(String invisible, String other) {
        var refused = staff.post(
                parcel(pack(towel, 2), 0) + "/ship",
                "{\"%s\": \"\\u200B\\u2060\", \"%s\": \"1490\"}".formatted(invisible, other));

        assertThat(refused.problem(400)).isEqualTo("validation_failed");
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("#/" + invisible);
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("visible");
    }

    @Test
    void shopperSeesEachShipmentWithItsItemsItsLinkAndItsTimeline() {
        assertThat(shoppersOrder().get("shipments")).isEmpty();
        var first = parcel(pack(towel, 2), 0);
        ship(first);
        pack(sheet, 3);

        var shipments = shoppersOrder().get("shipments");

        assertThat(shipments).hasSize(2);
        assertThat(first).endsWith(shipments.at("/0/id").asString());
        assertThat(shipments.at("/0/carrier").asString()).isEqualTo("Delhivery");
        assertThat(shipments.at("/0/trackingNumber").asString()).isEqualTo("1490 812");
        assertThat(shipments.at("/0/trackingUrl").asString())
                .isEqualTo("https://www.delhivery.com/track/package/1490%20812");
        assertThat(items(shipments.get(0))).containsExactly(towel + " 2");
        assertThat(shipments.at("/0/items/0/name").asString()).startsWith("Towel");
        assertThat(shipments.at("/0/timeline").findValuesAsString("status")).containsExactly("PACKED", "SHIPPED");
        assertThat(shipments.at("/1/carrier").isNull()).isTrue();
        assertThat(shipments.at("/1/timeline").findValuesAsString("status")).containsExactly("PACKED");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "India Post, -, https://www.indiapost.gov.in/",
                "The van of the shop, -, -",
                "Delhivery, https://track.example/x?y=1#z, https://track.example/x?y=1#z"
            })
    void linkIsThatOfStaffOrOfTheCarrier(String carrier, String given, String expected) {
        var parcel = parcel(pack(towel, 1), 0);

        staff.post(parcel + "/ship", """
                {"carrier": "%s", "trackingNumber": "EA1", "trackingUrl": %s}""".formatted(carrier, given == null ? "null" : '"' + given + '"'));

        var url = shoppersOrder().at("/shipments/0/trackingUrl");
        assertThat(url.isNull() ? null : url.asString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://track.example/1",
                "https://user@track.example/1",
                "https://track.example/ 1",
                "https://localhost/1",
                "javascript:alert(1)",
                "https:///1"
            })
    void linkThatIsNotHttpsIsRejected(String url) {
        var parcel = parcel(pack(towel, 1), 0);

        var answer = staff.post(parcel + "/ship", """
                {"carrier": "X", "trackingNumber": "1", "trackingUrl": "%s"}""".formatted(url));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/trackingUrl");
    }

    @Test
    void moreThanIsLeftIsNotPacked() {
        pack(towel, 2);

        var answer = staff.post(path + "/fulfilments", """
                {"items": [{"sku": "%s", "quantity": 3}, {"sku": "%s", "quantity": 2}]}""".formatted(sheet, towel));

        assertThat(answer.problem(409)).isEqualTo("not_left_to_pack");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/items/1/quantity");
        assertThat(answer.json().at("/errors/0/detail").asString()).startsWith("must be at most 1");
        assertThat(staff.get(path).json().get("fulfilments")).hasSize(1);
    }

    @Test
    void itemsThatTheOrderDoesNotHaveAreRejectedTogether() {
        var answer = staff.post(path + "/fulfilments", """
                {"items": [{"sku": "%1$s", "quantity": 1}, {"sku": "NONE", "quantity": 1}, {"sku": "%1$s", "quantity": 1}]}""".formatted(towel));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                .containsExactly("#/items/1/sku", "#/items/2/sku");
        assertThat(answer.json().get("errors").findValuesAsString("code")).containsExactly("unknown", "duplicate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"items\": []} | #/items",
                "{\"items\": [{\"sku\": \"A\", \"quantity\": 0}]} | #/items/0/quantity",
                "{\"items\": [{\"sku\": \"A\", \"quantity\": -1}]} | #/items/0/quantity",
                "{\"items\": [{\"quantity\": 1}]} | #/items/0/sku",
                "{\"items\": [null]} | #/items/0"
            })
    void invalidItemsAreRejected(String body, String pointer) {
        var answer = staff.post(path + "/fulfilments", body);

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void racingStaffPackEachUnitOnce() {
        var tasks = new ArrayList<Callable<Http.Response>>();
        tasks.addAll(Collections.nCopies(5, () -> pack(towel, 2)));
        tasks.addAll(Collections.nCopies(5, () -> pack(sheet, 1)));

        var answers = InParallel.<Http.Response>run(tasks);

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(4);
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(answer -> answer.problem(409)))
                .hasSize(6)
                .containsOnly("not_left_to_pack");
        var order = staff.get(path).json();
        assertThat(order.get("fulfilments")).hasSize(4);
        assertThat(order.get("version").asInt()).isEqualTo(4);
        assertThat(packed()).containsExactly(towel + " 2", sheet + " 3");
        assertThat(staff.post(path + "/fulfilments", "").json().get("status").asString())
                .isEqualTo("PACKED");
    }

    @Test
    void databaseRejectsAUnitInTwoParcelsWhoeverWrites() {
        var parcel = id(pack(towel, 3), 0);

        assertThatThrownBy(() -> jdbc.sql("""
                        UPDATE fulfilment_line SET quantity = 4 WHERE order_id = ?::uuid AND fulfilment_id = ?::uuid""").params(id(), parcel).update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> addParcel(UUID.randomUUID(), 1)).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(packed()).containsExactly(towel + " 3", sheet + " 0");
    }

    @Test
    void parcelOfTheEarlierReleaseHasTheWholeOrder() {
        jdbc.sql("INSERT INTO fulfilment (id, order_id, packed_at) VALUES (?, ?::uuid, now())")
                .params(UUID.randomUUID(), id())
                .update();

        assertThat(packed()).containsExactly(towel + " 3", sheet + " 3");
        assertThat(items(staff.get(path).json().at("/fulfilments/0"))).containsExactly(towel + " 3", sheet + " 3");
    }

    @Test
    void orderIsCancelledUntilItsFirstParcelIsShipped() {
        var parcel = parcel(pack(towel, 2), 0);
        ship(parcel);

        var late = staff.post(path + "/cancel", "{\"reason\": \"late\"}", "Idempotency-Key", "a");
        assertThat(late.problem(409)).isEqualTo("order_partly_shipped");
        assertThat(http.post("/api/v1/orders/" + id() + "/cancel", "", "Idempotency-Key", "b", "X-Order-Token", token())
                        .problem(409))
                .isEqualTo("order_partly_shipped");
        assertThat(status()).isEqualTo("CONFIRMED");
        assertThat(stock(towel)).isEqualTo("47/3");
    }

    @Test
    void cancellationBeforeTheShipmentReturnsAllStockAndEndsThePacking() {
        var parcel = parcel(pack(towel, 2), 0);

        var cancelled = staff.post(path + "/cancel", "{\"reason\": \"late\"}", "Idempotency-Key", "a");

        assertThat(cancelled.json().get("status").asString()).isEqualTo("CANCELLED");
        assertThat(stock(towel)).isEqualTo("50/0");
        assertThat(stock(sheet)).isEqualTo("50/0");
        assertThat(staff.post(parcel + "/ship", DELHIVERY).problem(409)).isEqualTo("wrong_order_status");
        assertThat(pack(sheet, 1).problem(409)).isEqualTo("wrong_order_status");
    }

    @Test
    void shipmentAndCancellationDoNotBothHappen() {
        var parcel = parcel(pack(towel, 2), 0);

        var answers = InParallel.<Http.Response>run(List.of(
                () -> staff.post(parcel + "/ship", DELHIVERY),
                () -> staff.post(path + "/cancel", "{\"reason\": \"late\"}", "Idempotency-Key", "a")));

        assertThat(answers.stream().map(Http.Response::status)).containsExactlyInAnyOrder(200, 409);
        var isShipped = answers.getFirst().status() == 200;
        assertThat(status()).isEqualTo(isShipped ? "CONFIRMED" : "CANCELLED");
        assertThat(stock(towel)).isEqualTo(isShipped ? "47/3" : "50/0");
    }

    @Test
    void parcelIsShippedAndDeliveredOnce() {
        var parcel = parcel(pack(towel, 2), 0);
        assertThat(staff.post(parcel + "/deliver", "").problem(409)).isEqualTo("wrong_order_status");
        ship(parcel);

        assertThat(staff.post(parcel + "/ship", DELHIVERY).problem(409)).isEqualTo("wrong_order_status");
        deliver(parcel);
        assertThat(staff.post(parcel + "/deliver", "").problem(409)).isEqualTo("wrong_order_status");
        assertThat(staff.post(path + "/fulfilments/" + UUID.randomUUID() + "/ship", DELHIVERY)
                        .problem(404))
                .isEqualTo("not_found");
    }

    @Test
    void everyParcelIsANewVersionAndIsAudited() {
        var seen = staff.get(path).header("ETag").orElseThrow();
        var parcel = parcel(pack(towel, 2), 0);
        ship(parcel);

        assertThat(staff.post(path + "/fulfilments", "", "If-Match", seen).problem(412))
                .isEqualTo("precondition_failed");
        assertThat(jdbc.sql("SELECT action FROM audit_log WHERE target_id = ? AND action LIKE 'order.%ed' ORDER BY id")
                        .param(id())
                        .query(String.class)
                        .list())
                .containsSubsequence("order.packed", "order.shipped");
    }

    @Test
    void theSameKeyPacksAPartOnce() {
        var body = """
                {"items": [{"sku": "%s", "quantity": 1}]}""".formatted(towel);
        var first = staff.post(path + "/fulfilments", body, "Idempotency-Key", "k");
        var again = staff.post(path + "/fulfilments", body, "Idempotency-Key", "k");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(packed()).containsExactly(towel + " 1", sheet + " 0");
        assertThat(staff.post(path + "/fulfilments", "", "Idempotency-Key", "k").problem(422))
                .isEqualTo("idempotency_key_reused");
    }

    private Http.Response pack(Sku sku, int quantity) {
        return staff.post(path + "/fulfilments", """
                {"items": [{"sku": "%s", "quantity": %d}]}""".formatted(sku, quantity));
    }

    private void ship(String parcel) {
        var answer = staff.post(parcel + "/ship", DELHIVERY);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Http.Response deliver(String parcel) {
        var answer = staff.post(parcel + "/deliver", "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    /** Writes a parcel without the service. */
    private void addParcel(UUID parcel, int quantity) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("INSERT INTO fulfilment (id, order_id, packed_at) VALUES (?, ?::uuid, now())")
                    .params(parcel, id())
                    .update();
            jdbc.sql("""
                            INSERT INTO fulfilment_line (order_id, fulfilment_id, position, quantity)
                            SELECT order_id, ?, position, ? FROM order_line WHERE order_id = ?::uuid AND sku = ?""").params(parcel, quantity, id(), towel.value()).update();
        });
    }

    private String parcel(Http.Response packed, int index) {
        return path + "/fulfilments/" + id(packed, index);
    }

    private static String id(Http.Response packed, int index) {
        return packed.json().at("/fulfilments/%d/id".formatted(index)).asString();
    }

    private static List<String> items(JsonNode parcel) {
        return parcel.get("items")
                .valueStream()
                .map(item ->
                        item.get("sku").asString() + ' ' + item.get("quantity").asInt())
                .toList();
    }

    private List<String> packed() {
        return jdbc.sql("SELECT sku || ' ' || packed FROM order_line WHERE order_id = ?::uuid ORDER BY position")
                .param(id())
                .query(String.class)
                .list();
    }

    private String status() {
        return staff.get(path).json().get("status").asString();
    }

    private JsonNode shoppersOrder() {
        return http.get("/api/v1/orders/" + id(), "X-Order-Token", token()).json();
    }

    private String id() {
        return placed.json().get("id").asString();
    }

    private String token() {
        return placed.json().get("token").asString();
    }

    private String stock(Sku sku) {
        return jdbc.sql("SELECT available || '/' || sold FROM stock_level WHERE sku = ?")
                .param(sku.value())
                .query(String.class)
                .single();
    }
}
