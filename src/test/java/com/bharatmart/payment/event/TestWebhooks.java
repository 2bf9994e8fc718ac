package com.bharatmart.payment.event;

import com.bharatmart.payment.FakeGateway;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends events as the gateway does. The worker runs only when a test says so. */
public final class TestWebhooks {

    private final PaymentEventService events;
    private final PaymentEventWorker worker;
    private final JdbcClient jdbc;

    TestWebhooks(PaymentEventService events, PaymentEventWorker worker, JdbcClient jdbc) {
        this.events = events;
        this.worker = worker;
        this.jdbc = jdbc;
    }

    /** After the start of the context, which starts it. */
    @EventListener(ContextRefreshedEvent.class)
    void stopWorker() {
        worker.stop();
    }

    /** An event about a payment of an order, with what a real one tells about the shopper. */
    public static String payment(String type, String payment, @Nullable String order) {
        return """
                {"entity": "event", "account_id": "acc_test", "event": "%s", "contains": ["payment"], "created_at": 1767225600,
                 "payload": {"payment": {"entity": {"id": "%s", "entity": "payment", "amount": 49900, "currency": "INR",
                   "status": "captured", "order_id": %s, "method": "upi", "captured": true, "vpa": "asha@okbank",
                   "email": "asha@example.com", "contact": "+919876543210", "card": {"last4": "1111", "name": "Asha Rao"},
                   "card_id": "card_test", "notes": {"address": "12 MG Road"}}}}}""".formatted(type, payment, order == null ? "null" : '"' + order + '"');
    }

    /** An event about a QR code. */
    public static String qr(String payment, String qr) {
        return """
                {"event": "qr_code.credited", "payload": {
                  "payment": {"entity": {"id": "%s", "status": "captured", "order_id": null}},
                  "qr_code": {"entity": {"id": "%s", "status": "closed"}}}}""".formatted(payment, qr);
    }

    /** An event about a refund. */
    public static String refund(String type, String payment, String refund) {
        return """
                {"event": "%s", "payload": {"payment": {"entity": {"id": "%s", "captured": true}},
                  "refund": {"entity": {"id": "%s", "payment_id": "%s"}}}}""".formatted(type, payment, refund, payment);
    }

    /** A new event. Returns its id. */
    public String send(String body) {
        var id = "evt_" + UUID.randomUUID();
        send(body, id);
        return id;
    }

    public PaymentEventService.Receipt send(String body, String id) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return events.receive(bytes, FakeGateway.signature(bytes), id);
    }

    /** Processes all events that are due. */
    public void process() {
        for (var claim = worker.claim(); claim.isPresent(); claim = worker.claim()) {
            worker.run(claim.get());
        }
    }

    /** Processes the events, and those again that wait for their next attempt, as often as given. */
    public void process(int rounds) {
        for (var round = 0; round < rounds; round++) {
            passPause();
            process();
        }
    }

    public void passPause() {
        jdbc.sql("UPDATE payment_event SET due_at = now() WHERE state = 'WAITING'")
                .update();
    }

    public PaymentEventState state(String id) {
        return PaymentEventState.valueOf(text(id, "state"));
    }

    public String payload(String id) {
        return text(id, "payload::text");
    }

    private String text(String id, String column) {
        return jdbc.sql("SELECT %s FROM payment_event WHERE id = ?".formatted(column))
                .param(id)
                .query(String.class)
                .single();
    }
}
