package com.bharatmart.history;

import com.bharatmart.order.GuestShopper;
import com.bharatmart.razorpay.CheckoutResponse;
import com.bharatmart.shared.Sku;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the client of a shopper asks of the shop. */
final class ShopperSteps {

    private static final int MAX_LINES = 3;
    private static final int MAX_UNITS = 3;

    private final HistoryShop shop;
    private final History history;

    ShopperSteps(HistoryShop shop, History history) {
        this.shop = shop;
        this.history = history;
    }

    /** Fills a cart, and checks it out. */
    Step place() {
        var instance = history.pick(shop.instances());
        var cart = require(instance.send(
                        "POST",
                        "/api/v1/carts",
                        "",
                        "X-Guest-Secret",
                        UUID.randomUUID().toString()))
                .json()
                .get("id")
                .asString();
        var path = "/api/v1/carts/" + cart;
        var lines = new LinkedHashMap<Sku, Integer>();
        var wanted = 1 + history.random().nextInt(MAX_LINES);
        while (lines.size() < wanted) {
            lines.put(history.pick(shop.skus()), 1 + history.random().nextInt(MAX_UNITS));
        }
        lines.entrySet()
                .removeIf(line -> !instance.send("POST", path + "/items", """
                {"sku": "%s", "quantity": %d}""".formatted(
                                        line.getKey().value(), line.getValue()))
                        .isGood());
        var order = history.add(path, lines, history.chance(20) ? "cod" : "razorpay");
        return Step.byInstance(
                "%s: check out %s, %d lines".formatted(order, order.method(), lines.size()), at -> checkOut(order, at));
    }

    /** The client repeats its request: it had no answer, or the answer was lost on the way. */
    Step repeatCheckout(HistoryOrder order) {
        return Step.byInstance(order + ": repeat the check out", instance -> checkOut(order, instance));
    }

    /** The checkout, first or repeated. */
    String checkOut(HistoryOrder order, SimulatedInstance instance) {
        var answer = instance.send(
                "POST",
                order.cart() + "/checkout",
                """
                {"contact": {"email": "shopper@example.com", "phone": "9876543210"}, "shippingAddress": %s,
                 "payment": {"method": "%s"}}""".formatted(GuestShopper.ADDRESS, order.method()),
                "Idempotency-Key",
                order.key());
        if (answer.status() == 201) {
            var known = order.isAcknowledged() ? order.id().toString() : null;
            var id = answer.json().get("id").asString();
            if (known != null && !known.equals(id)) {
                history.violation("%s was made twice: %s and %s".formatted(order, known, id));
            }
            order.acknowledge(answer.json());
            history.count("checkouts");
        }
        return history.outcome(answer);
    }

    /** The client reports what the gateway's SDK has told it. */
    @Nullable Step confirm(HistoryOrder order) {
        var attempt = history.pickOrNull(shop.database().attempts(order.id()).stream()
                .filter(one -> one.providerOrderId() != null)
                .toList());
        if (attempt == null) {
            return null;
        }
        var paid = shop.razorpay().shopper().checkoutResponse(String.valueOf(attempt.providerOrderId()));
        return paid.isEmpty()
                ? null
                : Step.byInstance(order + ": confirm", instance -> confirm(order, attempt.id(), paid.get(), instance));
    }

    private String confirm(HistoryOrder order, UUID attempt, CheckoutResponse paid, SimulatedInstance instance) {
        var answer = instance.send(
                "POST",
                order.path() + "/payments/%s/confirm".formatted(attempt),
                """
                {"razorpay_payment_id": "%s", "razorpay_order_id": "%s", "razorpay_signature": "%s"}""".formatted(paid.razorpayPaymentId(), paid.razorpayOrderId(), paid.razorpaySignature()),
                "X-Order-Token",
                order.token());
        history.countIf(answer.isGood(), "confirmations by the client");
        return history.outcome(answer);
    }

    Step cancel(HistoryOrder order) {
        return Step.byInstance(order + ": cancel", instance -> {
            order.mayEndUnpaid();
            var answer = post(order, "/cancel", "", instance);
            history.countIf(answer.isGood(), "cancellations");
            return history.outcome(answer);
        });
    }

    /** Another attempt, the missing part of the present one, or cash on delivery. */
    Step payBy(HistoryOrder order, String method) {
        return Step.byInstance("%s: pay by %s".formatted(order, method), instance -> {
            if (method.equals("cod")) {
                order.mayEndUnpaid();
            }
            var answer = post(order, "/payments", "{\"method\": \"%s\"}".formatted(method), instance);
            history.countIf(answer.isGood() && method.equals("cod"), "changes to cash on delivery");
            history.countIf(answer.isGood() && !method.equals("cod"), "further attempts");
            return history.outcome(answer);
        });
    }

    private SimulatedInstance.Response post(HistoryOrder order, String part, String body, SimulatedInstance instance) {
        return instance.send(
                "POST",
                order.path() + part,
                body,
                "X-Order-Token",
                order.token(),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static SimulatedInstance.Response require(SimulatedInstance.Response answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }
}
