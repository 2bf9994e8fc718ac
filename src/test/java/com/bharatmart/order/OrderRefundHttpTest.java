package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Refunds by staff and by cancellation. */
@OnlinePaymentTest
class OrderRefundHttpTest {

    private static final String SHIPMENT = """
            {"carrier": "India Post", "trackingNumber": "EA123456789IN"}""";

    @Autowired
    Http http;

    @Autowired
    TestProducts products;

    @Autowired
    TestAccounts accounts;

    @Autowired
    OnlineShop shop;

    @Autowired
    InMemoryGateway gateway;

    @Autowired
    JdbcClient jdbc;

    SignedInClient finance;

    @BeforeEach
    void setUp() {
        finance = accounts.staff(Role.FINANCE);
    }

    @AfterEach
    void reset() {
        gateway.reset();
    }

    @Test
    void cancellationOfAPaidOrderRefundsAllOfIt() {
        var order = shop.place();
        var payment = order.pay();

        var cancelled = order.cancel();

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().get("status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.json().at("/payment/refunded"))
                .isEqualTo(order.json().get("total"));
        shop.awaitPayment(order, "REFUNDED");
        assertThat(gateway.refunded(payment)).isEqualTo(order.total());
        assertThat(shop.stock(order.sku())).isEqualTo("3/0/0");
        assertThat(refunds(order).at("/data/0/reason").asString()).isEqualTo("The order was cancelled");
    }

    @Test
    void cancellationByStaffRefundsAllOfItAndAnswersWithTheLastVersion() {
        var order = shop.placePaid();
        var support = accounts.staff(Role.SUPPORT);

        var cancelled =
                support.post(order.staffPath() + "/cancel", "{\"reason\": \"Asked by phone\"}", "Idempotency-Key", "c");

        assertThat(cancelled.status()).isEqualTo(200);
        shop.awaitPayment(order, "REFUNDED");
        assertThat(support.get(order.staffPath()).json().at("/payment/refunded"))
                .isEqualTo(order.json().get("total"));
    }

    @Test
    void cancellationOfAnUnpaidOrderRefundsNothing() {
        var order = shop.place();

        order.cancel();

        assertThat(refunds(order).get("data")).isEmpty();
        var payment = gateway.pay(order.providerOrderId());
        order.confirm(payment);
        Awaitility.await().until(() -> gateway.refunded(payment).equals(order.total()));
        assertThat(order.status()).isEqualTo("CANCELLED");
        assertThat(shop.stock(order.sku())).isEqualTo("3/0/0");
    }

    @Test
    void unitsAreRefundedAtTheirPrice() {
        var order = shop.place(products.put("1299", "6211", 5), 3);
        var payment = order.pay();

        var refund = refund(order, """
                {"lines": [{"itemId": "1", "quantity": 2}], "reason": "Torn", "restock": false}""");

        assertThat(refund.status()).isEqualTo(201);
        assertThat(refund.json().at("/amount/amount").asLong()).isEqualTo(259800);
        assertThat(refund.json().at("/lines/0/itemId").asString()).isEqualTo("1");
        assertThat(refund.json().at("/lines/0/quantity").asInt()).isEqualTo(2);
        shop.awaitPayment(order, "PARTIALLY_REFUNDED");
        assertThat(order.get().at("/payment/refunded/amount").asLong()).isEqualTo(259800);
        refund(order, """
                {"lines": [{"itemId": "1", "quantity": 1}], "reason": "Torn", "restock": false}""");
        shop.awaitPayment(order, "REFUNDED");
        assertThat(gateway.refunded(payment)).isEqualTo(order.total());
    }

    @Test
    void itemsHaveTheIdsOfTheirRefunds() {
        var order = shop.placePaid();

        assertThat(order.json().at("/items/0/id").asString()).isEqualTo("1");
    }

    @Test
    void shippingIsRefundedAsAnAmount() {
        var order = shop.placePaid(products.put("100", "6211", 5), 1);
        assertThat(order.json().at("/shipping/amount").asLong()).isEqualTo(4900);

        refund(order, """
                {"lines": [{"itemId": "1", "quantity": 1}], "reason": "Torn", "restock": false}""");
        var rest = refund(order, """
                {"amount": {"amount": 4900, "currency": "INR"}, "reason": "Shipping", "restock": false}""");

        assertThat(rest.status()).isEqualTo(201);
        shop.awaitPayment(order, "REFUNDED");
    }

    @Test
    void noUnitIsRefundedTwice() {
        var order = shop.placePaid();
        var one = """
                {"lines": [{"itemId": "1", "quantity": 2}], "amount": {"amount": 100, "currency": "INR"},
                 "reason": "Torn", "restock": false}""";
        assertThat(refund(order, one).status()).isEqualTo(201);

        var again = refund(order, one);

        assertThat(again.problem(409)).isEqualTo("not_refundable");
        assertThat(again.json().at("/errors/0/code").asString()).isEqualTo("not_left_to_refund");
        assertThat(again.json().at("/errors/0/pointer").asString()).isEqualTo("#/lines/0/quantity");
    }

    @Test
    void notMoreIsRefundedThanWasPaid() {
        var order = shop.place();
        var payment = order.pay();
        var half = """
                {"amount": {"amount": %d, "currency": "INR"}, "reason": "Late", "restock": false}""".formatted(order.total().amount() / 2 + 1);

        var answers = InParallel.<Http.Response>run(Collections.nCopies(4, () -> refund(order, half)));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(answer -> answer.problem(409)))
                .containsOnly("exceeds_captured");
        shop.awaitPayment(order, "PARTIALLY_REFUNDED");
        assertThat(gateway.refunded(payment).amount()).isEqualTo(order.total().amount() / 2 + 1);
    }

    @Test
    void returnedUnitsAreForSaleAgain() {
        var order = shop.placePaid();
        var body = """
                {"lines": [{"itemId": "1", "quantity": 1}], "reason": "Returned", "restock": true}""";
        var early = refund(order, body);
        assertThat(early.problem(409)).isEqualTo("not_refundable");
        assertThat(early.json().at("/errors/0/code").asString()).isEqualTo("not_shipped");
        deliver(order);

        assertThat(refund(order, body).status()).isEqualTo(201);

        assertThat(shop.stock(order.sku())).isEqualTo("2/0/1");
        assertThat(refund(order, body).status()).isEqualTo(201);
        assertThat(shop.stock(order.sku())).isEqualTo("3/0/0");
        shop.awaitPayment(order, "REFUNDED");
    }

    @Test
    void refundIsRecordedInTheAuditLog() {
        var order = shop.placePaid();

        refund(order, """
                {"amount": {"amount": 100, "currency": "INR"}, "reason": "Late", "restock": false}""");

        assertThat(jdbc.sql("""
                                SELECT concat_ws(' ', after ->> 'reason', after -> 'refunded' ->> 'amount') FROM audit_log
                                WHERE action = 'order.refunded' AND target_id = ?""")
                        .param(order.id().toString())
                        .query(String.class)
                        .single())
                .isEqualTo("Late 100");
    }

    @Test
    void refundOfAnOldVersionFailsItsPrecondition() {
        var order = shop.placePaid();
        var body = """
                {"amount": {"amount": 100, "currency": "INR"}, "reason": "Late", "restock": false}""";
        var tag = finance.get(order.staffPath()).header("ETag").orElseThrow();
        var first = finance.post(order.staffPath() + "/refunds", body, "Idempotency-Key", "a", "If-Match", tag);
        assertThat(first.status()).isEqualTo(201);

        assertThat(finance.post(order.staffPath() + "/refunds", body, "Idempotency-Key", "b", "If-Match", tag)
                        .problem(412))
                .isEqualTo("precondition_failed");
        assertThat(finance.post(order.staffPath() + "/refunds", body, "Idempotency-Key", "a", "If-Match", tag)
                        .header("Idempotent-Replayed"))
                .isEqualTo(Optional.of("true"));
        assertThat(refunds(order).get("data")).hasSize(1);
    }

    @Test
    void invalidRefundsAreRejected() {
        var order = shop.placePaid();

        assertThat(invalid(order, "{\"reason\": \"x\", \"restock\": false}")).isEqualTo("#/lines");
        assertThat(invalid(order, "{\"lines\": [], \"reason\": \"x\", \"restock\": false}"))
                .isEqualTo("#/lines");
        assertThat(invalid(order, """
                        {"amount": {"amount": 0, "currency": "INR"}, "reason": "x", "restock": false}""")).isEqualTo("#/amount/amount");
        assertThat(invalid(order, """
                        {"amount": {"amount": 1, "currency": "INR"}, "reason": "x", "restock": true}""")).isEqualTo("#/restock");
        assertThat(invalid(order, """
                        {"lines": [{"itemId": "2", "quantity": 1}], "reason": "x", "restock": false}""")).isEqualTo("#/lines/0/itemId");
        assertThat(invalid(order, """
                        {"lines": [{"itemId": "T-1", "quantity": 1}], "reason": "x", "restock": false}""")).isEqualTo("#/lines/0/itemId");
        assertThat(invalid(order, """
                        {"lines": [{"itemId": "1", "quantity": 1}, {"itemId": "1", "quantity": 1}], "reason": "x",
                         "restock": false}""")).isEqualTo("#/lines/1/itemId");
        assertThat(invalid(order, """
                        {"lines": [{"itemId": "1", "quantity": 0}], "reason": "x", "restock": false}""")).isEqualTo("#/lines/0/quantity");
        assertThat(invalid(order, """
                        {"amount": {"amount": 1, "currency": "INR"}, "reason": "x", "restock": false,
                         "reference": "N1"}""")).isEqualTo("#/reference");
        assertThat(refunds(order).get("data")).isEmpty();
    }

    @Test
    void unpaidOrderIsNotRefunded() {
        assertThat(refund(shop.place(), """
                        {"amount": {"amount": 1, "currency": "INR"}, "reason": "x", "restock": false}""").problem(409)).isEqualTo("not_paid");
    }

    @Test
    void refundNeedsItsKeyAndItsRole() {
        var order = shop.placePaid();
        var body = """
                {"amount": {"amount": 1, "currency": "INR"}, "reason": "x", "restock": false}""";

        assertThat(finance.post(order.staffPath() + "/refunds", body).problem(400))
                .isEqualTo("idempotency_key_required");
        assertThat(accounts.staff(Role.SUPPORT)
                        .post(order.staffPath() + "/refunds", body, "Idempotency-Key", "a")
                        .problem(403))
                .isEqualTo("forbidden");
    }

    @Test
    void cashOfADeliveredOrderIsRemittedAndRefunded() {
        var guest = new GuestShopper(http);
        var sku = products.towel(3);
        var order = new OnlineShop.Placed(
                shop, guest.checkout(guest.cartWith(2, sku)).json(), sku);
        var remittance = """
                {"reference": "UTR1", "amount": {"amount": %d, "currency": "INR"}}""".formatted(order.total().amount());
        assertThat(remit(order, remittance).problem(409)).isEqualTo("not_paid");
        deliver(order);

        for (var amount : List.of("0", "-1")) {
            assertThat(remit(order, """
                            {"reference": "UTR1", "amount": {"amount": %s, "currency": "INR"}}""".formatted(amount)).problem(400)).isEqualTo("validation_failed");
        }
        assertThat(remit(order, """
                        {"reference": "UTR1", "amount": {"amount": 1, "currency": "USD"}}""").status()).isEqualTo(400);

        assertThat(remit(order, remittance).status()).isEqualTo(200);

        assertThat(remit(order, remittance).problem(409)).isEqualTo("already_remitted");
        var body = """
                {"lines": [{"itemId": "1", "quantity": 1}], "reason": "Torn", "restock": true%s}""";
        var withoutReference = refund(order, body.formatted(""));
        assertThat(withoutReference.problem(400)).isEqualTo("validation_failed");
        assertThat(withoutReference.json().at("/errors/0/pointer").asString()).isEqualTo("#/reference");
        assertThat(refund(order, body.formatted(", \"reference\": \" \"")).problem(400))
                .isEqualTo("validation_failed");
        var refund = refund(order, body.formatted(", \"reference\": \"N1\""));
        assertThat(refund.status()).isEqualTo(201);
        assertThat(refund.json().get("cash").asBoolean()).isTrue();
        assertThat(refund.json().get("reference").asString()).isEqualTo("N1");
        assertThat(refund.json().get("status").asString()).isEqualTo("PROCESSED");
        assertThat(refund.header("ETag"))
                .isEqualTo(finance.get(order.staffPath()).header("ETag"));
        assertThat(order.get().at("/payment/status").asString()).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(order.get().at("/payment/refunded")).isEqualTo(refund.json().get("amount"));
        assertThat(shop.stock(order.sku())).isEqualTo("2/0/1");
    }

    @Test
    void staffSeeTheAttemptsToPay() {
        var order = shop.place();
        order.payBy("upi_qr");

        assertThat(finance.get(order.staffPath() + "/payments").json().get("data"))
                .hasSize(2);
        assertThat(finance.get("/api/v1/admin/orders/00000000-0000-7000-8000-000000000000/payments")
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(finance.get("/api/v1/admin/orders/00000000-0000-7000-8000-000000000000/refunds")
                        .problem(404))
                .isEqualTo("not_found");
    }

    private Http.Response refund(OnlineShop.Placed order, String body) {
        return finance.post(order.staffPath() + "/refunds", body, "Idempotency-Key", OnlineShop.key());
    }

    private Http.Response remit(OnlineShop.Placed order, String body) {
        return finance.post(order.staffPath() + "/cash-remittances", body, "Idempotency-Key", OnlineShop.key());
    }

    /** The pointer of the error. */
    private String invalid(OnlineShop.Placed order, String body) {
        var answer = refund(order, body);
        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        return answer.json().at("/errors/0/pointer").asString();
    }

    private JsonNode refunds(OnlineShop.Placed order) {
        return finance.get(order.staffPath() + "/refunds").json();
    }

    private void deliver(OnlineShop.Placed order) {
        var fulfillment = accounts.staff(Role.FULFILMENT);
        var packed = fulfillment.post(order.staffPath() + "/fulfilments", "");
        var parcel = order.staffPath() + "/fulfilments/"
                + packed.json().at("/fulfilments/0/id").asString();
        assertThat(fulfillment.post(parcel + "/ship", SHIPMENT).status()).isEqualTo(200);
        assertThat(fulfillment.post(parcel + "/deliver", "").status()).isEqualTo(200);
    }
}
