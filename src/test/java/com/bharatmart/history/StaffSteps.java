package com.bharatmart.history;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff do with an order. */
final class StaffSteps {

    private static final String PARCELS = """
            SELECT id, shipped_at IS NOT NULL AS shipped, delivered_at IS NOT NULL AS delivered FROM fulfilment
            WHERE order_id = ? ORDER BY packed_at, id""";

    private final HistoryShop shop;
    private final History history;

    StaffSteps(HistoryShop shop, History history) {
        this.shop = shop;
        this.history = history;
    }

    record Parcel(UUID id, boolean shipped, boolean delivered) {}

    private record Line(int position, String sku, int quantity) {}

    Step cancel(HistoryOrder order) {
        return step(order, "cancel by staff", "cancellations by staff", () -> {
            order.mayEndUnpaid();
            return new Call("/cancel", "{\"reason\": \"Asked by phone\"}");
        });
    }

    /** Packs an order, ships a parcel or delivers it, whatever is next. */
    Step fulfill(HistoryOrder order) {
        var parcels = shop.database()
                .jdbc()
                .sql(PARCELS)
                .param(order.id())
                .query(Parcel.class)
                .list();
        var parcel = history.pickOrNull(
                parcels.stream().filter(one -> !one.delivered()).toList());
        if (parcel == null || history.chance(30)) {
            var body = history.chance(60) ? "" : part(order);
            return step(order, "pack", "parcels", () -> new Call("/fulfilments", body));
        }
        var path = "/fulfilments/" + parcel.id();
        return parcel.shipped()
                ? step(order, "deliver", "deliveries", () -> new Call(path + "/deliver", ""))
                : step(order, "ship", "shipments", () -> new Call(path + "/ship", """
                        {"carrier": "India Post", "trackingNumber": "EA123456789IN"}"""));
    }

    private String part(HistoryOrder order) {
        var line = history.pick(lines(order));
        return """
                {"items": [{"sku": "%s", "quantity": %d}]}""".formatted(line.sku(), 1 + history.random().nextInt(line.quantity()));
    }

    /** By lines, with the units back or not, or by an amount. */
    Step refund(HistoryOrder order) {
        var parts = new ArrayList<String>();
        var lines = new ArrayList<>(lines(order));
        if (history.chance(65)) {
            java.util.Collections.shuffle(lines, history.random());
            var wanted = lines.subList(0, 1 + history.random().nextInt(lines.size())).stream()
                    .map(line -> """
                            {"itemId": "%d", "quantity": %d}""".formatted(
                                    line.position() + 1, 1 + history.random().nextInt(line.quantity())))
                    .toList();
            parts.add("\"lines\": " + wanted);
            parts.add("\"restock\": " + history.chance(50));
        } else {
            var all = history.chance(30);
            var amount = all ? order.total() : 1 + history.random().nextLong(order.total());
            parts.add("\"amount\": {\"amount\": %d, \"currency\": \"INR\"}".formatted(amount));
            parts.add("\"restock\": false");
        }
        parts.add("\"reason\": \"Returned\"");
        if (isPaidInCash(order)) {
            parts.add("\"reference\": \"N332263300011\"");
        }
        return refund(
                order, '{' + String.join(", ", parts) + '}', UUID.randomUUID().toString());
    }

    private Step refund(HistoryOrder order, String body, String key) {
        return Step.byInstance(order + ": refund " + body, instance -> {
            order.tryRefund(key);
            var answer = send(order, new Call("/refunds", body), key, instance);
            if (answer.status() == 201) {
                order.refund(key);
                history.count("refunds by staff");
            }
            if (history.chance(20)) {
                // A second click, or a proxy that repeats the request.
                var repeated = send(order, new Call("/refunds", body), key, instance);
                history.countIf(repeated.isGood() && answer.isGood(), "repeated refunds");
            }
            return history.outcome(answer);
        });
    }

    Step remit(HistoryOrder order) {
        return step(order, "remit", "remittances", () -> new Call("/cash-remittances", """
                {"reference": "N1", "amount": {"amount": %d, "currency": "INR"}}""".formatted(order.total())));
    }

    /** Has an event processed again that is set apart. */
    Step retry(String event) {
        return Step.byInstance(
                "retry " + event,
                instance -> history.outcome(instance.send(
                        "POST", "/api/v1/admin/payments/events/%s/retry".formatted(event), "", shop.staffHeaders())));
    }

    private List<Line> lines(HistoryOrder order) {
        return shop.database()
                .jdbc()
                .sql("SELECT position, sku, quantity FROM order_line WHERE order_id = ? ORDER BY position")
                .param(order.id())
                .query(Line.class)
                .list();
    }

    private boolean isPaidInCash(HistoryOrder order) {
        return shop.database()
                .jdbc()
                .sql("SELECT payment_method = 'COD' FROM orders WHERE id = ?")
                .param(order.id())
                .query(Boolean.class)
                .single();
    }

    private record Call(String part, @Nullable String body) {}

    private Step step(HistoryOrder order, String name, String counted, java.util.function.Supplier<Call> call) {
        return Step.byInstance(order + ": " + name, instance -> {
            var answer = send(order, call.get(), UUID.randomUUID().toString(), instance);
            history.countIf(answer.isGood(), counted);
            return history.outcome(answer);
        });
    }

    private SimulatedInstance.Response send(HistoryOrder order, Call call, String key, SimulatedInstance instance) {
        var body = call.body();
        return instance.send(
                "POST",
                order.staffPath() + call.part(),
                body == null || body.isEmpty() ? null : body,
                shop.staffHeaders("Idempotency-Key", key));
    }
}
