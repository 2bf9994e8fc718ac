package com.bharatmart.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.notification.LocalMessages;
import com.bharatmart.purchase.ConnectedShop.Buyer;
import com.bharatmart.razorpay.AuditedOrder;
import com.bharatmart.razorpay.CheckoutResponse;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An order of a guest.
 *
 * @param json as the checkout answered
 */
record GuestOrder(ConnectedShop shop, JsonNode json, Sku sku, Buyer buyer) {

    UUID id() {
        return UUID.fromString(json.get("id").asString());
    }

    String number() {
        return json.get("number").asString();
    }

    String path() {
        return "/api/v1/orders/" + id();
    }

    String staffPath() {
        return "/api/v1/admin/orders/" + id();
    }

    String token() {
        return json.get("token").asString();
    }

    String paymentId() {
        return json.at("/payment/id").asString();
    }

    /** Empty if the gateway has not answered the checkout. */
    String providerOrderId() {
        return json.at("/payment/providerOrderId").asString("");
    }

    /** In paise. */
    long total() {
        return json.at("/total/amount").asLong();
    }

    JsonNode get() {
        return shop.http().get(path(), "X-Order-Token", token()).json();
    }

    String status() {
        return get().get("status").asString();
    }

    String paymentStatus() {
        return get().at("/payment/status").asString();
    }

    List<String> timeline() {
        return get().get("timeline")
                .valueStream()
                .map(entry ->
                        entry.get("status").asString() + entry.path("note").asString(""))
                .toList();
    }

    Http.Response post(String part, String body) {
        return shop.http().post(path() + part, body, "X-Order-Token", token(), "Idempotency-Key", ConnectedShop.key());
    }

    /** Another attempt, or the one that is open. */
    Http.Response payBy(String method) {
        return post("/payments", "{\"method\": \"%s\"}".formatted(method));
    }

    Http.Response cancel() {
        return post("/cancel", "");
    }

    /** The client reports what its SDK has received. */
    Http.Response confirm(CheckoutResponse paid) {
        return post("/payments/%s/confirm".formatted(paymentId()), """
                {"razorpay_payment_id": "%s", "razorpay_order_id": "%s", "razorpay_signature": "%s"}""".formatted(
                        paid.razorpayPaymentId(), paid.razorpayOrderId(), paid.razorpaySignature()));
    }

    void awaitPayment(String status) {
        BackgroundWork.await(() -> paymentStatus().equals(status));
    }

    /** The orders at the gateway for the attempts to pay this order. */
    List<AuditedOrder> atGateway() {
        var attempts = shop.jdbc()
                .sql("SELECT id::text FROM payment WHERE order_id = ?")
                .param(id())
                .query(String.class)
                .list();
        return shop.razorpay().gateway().audit().stream()
                .filter(order -> attempts.contains(String.valueOf(order.receipt())))
                .toList();
    }

    /** The subjects of the mails that the buyer has received. */
    List<String> mails() {
        return shop.messages().to(buyer.email()).stream()
                .map(LocalMessages.Message::subject)
                .toList();
    }

    List<String> textMessages() {
        return shop.messages().to(buyer.phone()).stream()
                .map(LocalMessages.Message::text)
                .toList();
    }

    /** Paid once, sold once, told once. */
    void assertPaidOnce() {
        assertThat(timeline()).containsExactly("PENDING_PAYMENT", "CONFIRMED");
        assertThat(paymentStatus()).isEqualTo("CAPTURED");
        assertThat(shop.stock(sku)).isEqualTo("1/0/2");
        assertThat(shop.records().payments(id())).containsExactly("ACCEPTED");
        assertThat(shop.records().facts(id())).containsExactly("fee", "payment", "sale");
        assertThat(atGateway())
                .singleElement()
                .extracting(AuditedOrder::captured, AuditedOrder::refunded)
                .containsExactly(total(), 0L);
        assertThat(mails()).containsExactly("Your order %s at BharatMart".formatted(number()));
        assertThat(textMessages()).hasSize(1);
    }

    /** All money that arrived has gone back, once, and nothing is owed. */
    void assertNothingKept() {
        var sums = atGateway();
        assertThat(sums.stream().mapToLong(AuditedOrder::refunded).sum())
                .isEqualTo(sums.stream().mapToLong(AuditedOrder::captured).sum());
        assertThat(shop.records().balances(id())).doesNotContainKeys("RECEIVABLE", "REFUNDS_DUE");
        assertThat(shop.stock(sku)).isEqualTo("3/0/0");
    }
}
