package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff add to an order and correct: notes, tags and the address. */
@HttpTest
class OrderCorrectionHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    SignedInClient staff;
    Http.Response placed;
    String path;

    @BeforeEach
    void setUp() {
        staff = accounts.staff(Role.SUPPORT, Role.FULFILMENT);
        var shopper = new GuestShopper(http);
        placed = shopper.checkout(shopper.cartWith(1, products.towel(5)));
        path = "/api/v1/admin/orders/" + id();
    }

    @Test
    void noteHasItsAuthorAndItsTimeAndTheNewestComesFirst() {
        var first = note("Called at noon.\r\nPlease ring  the bell twice. ");
        var second = note("आशा कल घर पर है");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().get("text").asString()).isEqualTo("Called at noon.\nPlease ring the bell twice.");
        assertThat(first.json().at("/author/id").asString())
                .isEqualTo(staff.id().toString());
        assertThat(first.json().at("/author/name").asString()).isEqualTo("Kiran");
        assertThat(first.json().get("at").asString()).endsWith("Z");
        var page = staff.get(path + "/notes?limit=1");
        assertThat(page.json().at("/data/0")).isEqualTo(second.json());
        var next = staff.get(page.header("Link").orElseThrow().replaceAll("<(.*)>.*", "$1"));
        assertThat(next.json().at("/data/0")).isEqualTo(first.json());
        assertThat(next.json().get("nextCursor").isNull()).isTrue();
    }

    /** As every other text of the API. */
    @Test
    void noteWithAControlCharacterIsRejected() {
        assertThat(note("Please ring\u0007 the bell.").status()).isEqualTo(400);
        assertThat(staff.get(path + "/notes").json().get("data")).isEmpty();
    }

    @Test
    void shopperSeesNeitherNotesNorTags() {
        note("difficult customer");
        tags("\"suspicious\"");

        var order = http.get("/api/v1/orders/" + id(), "X-Order-Token", token());

        assertThat(order.status()).isEqualTo(200);
        assertThat(order.text()).doesNotContain("difficult", "suspicious", "tags", "notes");
    }

    @Test
    void auditLogHasTheNoteWithoutItsText() {
        var note = note("Secret of " + id());

        assertThat(jdbc.sql("SELECT after::text FROM audit_log WHERE action = 'order.noted' AND target_id = ?")
                        .param(id())
                        .query(String.class)
                        .single())
                .contains(note.json().get("id").asString())
                .doesNotContain("Secret");
    }

    @Test
    void theSameKeyAddsANoteOnce() {
        var body = "{\"text\": \"once\"}";
        var first = staff.post(path + "/notes", body, "Idempotency-Key", "n");

        assertThat(staff.post(path + "/notes", body, "Idempotency-Key", "n").text())
                .isEqualTo(first.text());
        assertThat(staff.get(path + "/notes").json().get("data")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\": \"\"}",
                "{\"text\": \" \\u0007\\n \"}",
                "{\"text\": null}",
                "{\"text\": \"\\ud800\"}"
            })
    void noteWithoutTextIsRejected(String body) {
        var answer = staff.post(path + "/notes", body);

        assertThat(answer.problem(400)).isIn("validation_failed", "malformed_body");
        assertThat(staff.get(path + "/notes").json().get("data")).isEmpty();
    }

    @Test
    void tooLongNoteIsRejected() {
        assertThat(note("x".repeat(4_001)).problem(400)).isEqualTo("validation_failed");
        assertThat(note("x".repeat(4_000)).status()).isEqualTo(201);
    }

    @Test
    void erasureOfTheCustomerRemovesTheNotes() {
        var customer = accounts.customer();
        jdbc.sql("UPDATE orders SET customer_id = ?, status = 'DELIVERED' WHERE id = ?::uuid")
                .params(customer.id(), id())
                .update();
        note("Moved to 5 Hill Road");

        assertThat(customer.send("DELETE", "/api/v1/customers/me", null).status())
                .isEqualTo(200);

        assertThat(staff.get(path + "/notes").json().get("data")).isEmpty();
    }

    @Test
    void tagsAreReplacedAndTidied() {
        var tagged = tags("\"VIP\", \" Gift   wrap \", \"vip\"");
        assertThat(strings(tagged)).containsExactly("gift wrap", "vip");
        assertThat(tagged.json().get("version").asInt()).isEqualTo(1);

        assertThat(strings(tags("\"fragile\", \"vip\""))).containsExactly("fragile", "vip");
        assertThat(strings(tags(""))).isEmpty();
        assertThat(jdbc.sql("""
                        SELECT (before -> 'tags')::text || (after -> 'tags')::text FROM audit_log
                        WHERE action = 'order.tagged' AND target_id = ? ORDER BY id""").param(id()).query(String.class).list())
                .containsExactly(
                        "[][\"gift wrap\", \"vip\"]",
                        "[\"gift wrap\", \"vip\"][\"fragile\", \"vip\"]",
                        "[\"fragile\", \"vip\"][]");
    }

    @Test
    void tagsOnAnOldVersionFailTheirPrecondition() {
        var seen = staff.get(path).header("ETag").orElseThrow();
        tags("\"vip\"");

        assertThat(staff.send("PUT", path + "/tags", "{\"tags\": []}", "If-Match", seen)
                        .problem(412))
                .isEqualTo("precondition_failed");
        assertThat(strings(staff.get(path))).containsExactly("vip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tags\": [\"a\", \" \"]} | #/tags/1",
                "{\"tags\": [\"!!\"]} | #/tags/0",
                "{\"tags\": [\"0123456789012345678901234567890123456789x\"]} | #/tags/0",
                "{\"tags\": [null]} | #/tags/0",
                "{} | #/tags"
            })
    void invalidTagsAreRejected(String body, String pointer) {
        var answer = staff.send("PUT", path + "/tags", body);

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void addressIsCorrectedBeforeThePacking() {
        var seen = staff.get(path).header("ETag").orElseThrow();

        var changed = move("""
                {"name": "Asha Rao", "line1": "5 Hill Road", "city": "Mysuru", "state": "KA", "pin": "570001",
                 "country": "IN", "phone": "9811111111"}""", "If-Match", seen);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        var order = http.get("/api/v1/orders/" + id(), "X-Order-Token", token()).json();
        for (var address : List.of("/shippingAddress", "/billingAddress")) {
            assertThat(order.at(address + "/name").asString()).isEqualTo("Asha Rao");
            assertThat(order.at(address + "/pin").asString()).isEqualTo("570001");
            assertThat(order.at(address + "/phone").asString()).isEqualTo("+919811111111");
            assertThat(order.at(address + "/line2").isNull()).isTrue();
        }
        assertThat(order.get("total")).isEqualTo(placed.json().get("total"));
        assertThat(order.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(order.get("timeline")).hasSize(1);
        assertThat(changed.header("ETag")).isNotEqualTo(seen);
        assertThat(jdbc.sql(
                                "SELECT before::text || after FROM audit_log WHERE action = 'order.address-changed' AND target_id = ?")
                        .param(id())
                        .query(String.class)
                        .single())
                .contains("\"version\": 1")
                .doesNotContain("Hill Road", "Asha");
    }

    @Test
    void invoiceStaysWithItsOwnAddress() {
        var shopper = new GuestShopper(http);
        var cart = shopper.cartWith(1, products.towel(1));
        var own = GuestShopper.ADDRESS.replace("12 MG Road", "Office 7");
        placed = http.post(
                cart + "/checkout",
                GuestShopper.CHECKOUT.replace("\"payment\"", "\"billingAddress\": " + own + ", \"payment\""),
                "Idempotency-Key",
                "own");
        path = "/api/v1/admin/orders/" + id();

        var changed = move(GuestShopper.ADDRESS.replace("12 MG Road", "5 Hill Road"));

        assertThat(changed.json().at("/shippingAddress/line1").asString()).isEqualTo("5 Hill Road");
        assertThat(changed.json().at("/billingAddress/line1").asString()).isEqualTo("Office 7");
    }

    @Test
    void addressWithOtherTaxesIsRefused() {
        var answer = move("""
                {"name": "Asha", "line1": "1", "city": "Mumbai", "state": "MH", "pin": "400050", "country": "IN"}""");

        assertThat(answer.problem(409)).isEqualTo("taxes_would_change");
        assertThat(staff.get(path).json().at("/shippingAddress/state").asString())
                .isEqualTo("KA");
    }

    @Test
    void addressOfAnotherStateWithTheSameTaxesIsTaken() {
        jdbc.sql("UPDATE orders SET supply = 'INTER_STATE', ship_state = 'MH', ship_pin = '400050' WHERE id = ?::uuid")
                .param(id())
                .update();

        var changed = move("""
                {"name": "Asha", "line1": "1", "city": "Panaji", "state": "GA", "pin": "403001", "country": "IN"}""");

        assertThat(changed.json().at("/shippingAddress/state").asString()).isEqualTo("GA");
    }

    @Test
    void addressIsFixedOnceAPartIsPackedOrTheOrderHasEnded() {
        staff.post(path + "/fulfilments", "");
        assertThat(move(GuestShopper.ADDRESS).problem(409)).isEqualTo("wrong_order_status");

        staff.post(path + "/cancel", "{\"reason\": \"late\"}", "Idempotency-Key", "c");
        assertThat(move(GuestShopper.ADDRESS).problem(409)).isEqualTo("wrong_order_status");
    }

    @Test
    void packingAndAChangeOfTheAddressDoNotCross() {
        var address = GuestShopper.ADDRESS.replace("12 MG Road", "5 Hill Road");
        var seen = staff.get(path).header("ETag").orElseThrow();

        var answers = InParallel.<Http.Response>run(List.of(
                () -> staff.post(path + "/fulfilments", "", "If-Match", seen), () -> move(address, "If-Match", seen)));

        assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize(1);
        var isPacked = answers.getFirst().status() == 201;
        assertThat(staff.get(path).json().at("/shippingAddress/line1").asString())
                .isEqualTo(isPacked ? "12 MG Road" : "5 Hill Road");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"pin\": \"560001\" | \"pin\": \"400050\" | #/pin",
                "\"pin\": \"560001\" | \"pin\": \"0\" | #/pin",
                "\"state\": \"KA\" | \"state\": \"XX\" | #/state",
                "\"name\": \"A. Shopper\" | \"name\": \" \" | #/name",
                "\"country\": \"IN\" | \"country\": \"US\" | #/country",
                "\"phone\": \"9876543210\" | \"phone\": \"123\" | #/phone"
            })
    void addressHasTheRulesOfACheckout(String valid, String invalid, String pointer) {
        var answer = move(GuestShopper.ADDRESS.replace(valid, invalid));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void unknownOrderIsNotFound() {
        var unknown = "/api/v1/admin/orders/" + UUID.randomUUID();

        assertThat(staff.post(unknown + "/notes", "{\"text\": \"x\"}").problem(404))
                .isEqualTo("not_found");
        assertThat(staff.get(unknown + "/notes").problem(404)).isEqualTo("not_found");
        assertThat(staff.send("PUT", unknown + "/tags", "{\"tags\": []}").problem(404))
                .isEqualTo("not_found");
        assertThat(staff.send("PUT", unknown + "/shipping-address", GuestShopper.ADDRESS)
                        .problem(404))
                .isEqualTo("not_found");
    }

    private Http.Response note(String text) {
        return staff.post(
                path + "/notes",
                "{\"text\": \"%s\"}".formatted(text.replace("\r\n", "\\r\\n").replace("\u0007", "\\u0007")));
    }

    private Http.Response tags(String tags) {
        return staff.send("PUT", path + "/tags", "{\"tags\": [%s]}".formatted(tags));
    }

    private Http.Response move(String address, String... headers) {
        return staff.send("PUT", path + "/shipping-address", address, headers);
    }

    private static List<String> strings(Http.Response order) {
        return order.json().get("tags").valueStream().map(tag -> tag.asString()).toList();
    }

    private String id() {
        return placed.json().get("id").asString();
    }

    private String token() {
        return placed.json().get("token").asString();
    }
}
