package com.bharatmart.drill;

import com.bharatmart.cluster.PaymentCluster;
import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.order.GuestShopper;
import com.bharatmart.razorpay.CheckoutResponse;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A guest who orders one piece and pays online. Repeats the checkout under one key. */
final class OnlinePurchase {

    private final PaymentCluster shop;
    private final OrderLedger ledger;
    private final Sku sku;
    private final String cart;
    private final String key = UUID.randomUUID().toString();
    private final String email = TestAccounts.newAddress();
    private volatile @Nullable JsonNode placed;
    private volatile String providerOrderId = "";

    private OnlinePurchase(PaymentCluster shop, OrderLedger ledger, Sku sku, String cart) {
        this.shop = shop;
        this.ledger = ledger;
        this.sku = sku;
        this.cart = cart;
    }

    /** Fills a cart. */
    static OnlinePurchase of(PaymentCluster shop, OrderLedger ledger, Sku sku) {
        return new OnlinePurchase(shop, ledger, sku, new GuestShopper(shop.http()).cartWith(1, sku));
    }

    /** Null if the connection broke. */
    Http.@Nullable Response checkout() {
        var body = """
                {"contact": {"email": "%s", "phone": "9876543210"}, "shippingAddress": %s,
                 "payment": {"method": "razorpay"}}""".formatted(email, GuestShopper.ADDRESS);
        var answer = ledger.ask(
                Kind.ONLINE_CHECKOUT, () -> shop.http().post(cart + "/checkout", body, "Idempotency-Key", key));
        if (answer != null && answer.status() == 201) {
            var order = answer.json();
            placed = order;
            learn(order.at("/payment/providerOrderId").asString(""));
        }
        return answer;
    }

    /** Asks for what the client needs to pay, unless it has it. Returns whether it has it then. */
    boolean hasPayment() {
        if (providerOrderId.isEmpty()) {
            var answer = ledger.ask(Kind.PAYMENT, () -> post("/payments", "{\"method\": \"razorpay\"}"));
            if (answer != null && answer.status() == 201) {
                learn(answer.json().path("providerOrderId").asString(""));
            }
        }
        return !providerOrderId.isEmpty();
    }

    /** Pays at the gateway. */
    CheckoutResponse pay() {
        return shop.razorpay().shopper().pay(providerOrderId);
    }

    /** The client reports what its SDK has received. */
    Http.@Nullable Response confirm(CheckoutResponse paid) {
        return ledger.ask(
                Kind.PAYMENT,
                () -> post("/payments/%s/confirm".formatted(paymentId()), """
                {"razorpay_payment_id": "%s", "razorpay_order_id": "%s", "razorpay_signature": "%s"}""".formatted(
                                paid.razorpayPaymentId(), paid.razorpayOrderId(), paid.razorpaySignature())));
    }

    private Http.Response post(String part, String body) {
        return shop.http()
                .post(
                        "/api/v1/orders/" + id() + part,
                        body,
                        "X-Order-Token",
                        order().get("token").asString(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    /** The client learns the order of the gateway. Returns its id. */
    String learn(String id) {
        if (!id.isEmpty()) {
            providerOrderId = id;
        }
        return id;
    }

    /** Whether a checkout was answered with the order. */
    boolean isPlaced() {
        return placed != null;
    }

    UUID id() {
        return UUID.fromString(order().get("id").asString());
    }

    String number() {
        return order().get("number").asString();
    }

    String paymentId() {
        return order().at("/payment/id").asString();
    }

    /** In paise. */
    long total() {
        return order().at("/total/amount").asLong();
    }

    private JsonNode order() {
        return Objects.requireNonNull(placed, cart);
    }

    /** Empty as long as the client does not know it. */
    String providerOrderId() {
        return providerOrderId;
    }

    String cartId() {
        return cart.substring(cart.lastIndexOf('/') + 1);
    }

    Sku sku() {
        return sku;
    }

    String email() {
        return email;
    }
}
