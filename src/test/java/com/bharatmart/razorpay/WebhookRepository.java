package com.bharatmart.razorpay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The webhook, its events, and their deliveries. */
final class WebhookRepository {

    private static final String ADD_DELIVERY = """
            INSERT INTO delivery (event_id, secret, held, due_ms) VALUES (?, ?, ?, ?)
            """;

    private static final String CLAIM = """
            WITH claimed AS (
                SELECT number FROM delivery WHERE status = 'pending' AND NOT held AND due_ms <= :now
                ORDER BY due_ms, number LIMIT :limit FOR UPDATE SKIP LOCKED)
            UPDATE delivery d SET due_ms = :lease, attempts = attempts + 1
            FROM claimed, event e WHERE d.number = claimed.number AND e.id = d.event_id
            RETURNING d.number, d.event_id, e.name, e.body, d.secret, d.attempts, e.created_ms
            """;

    private static final String HELD = """
            SELECT d.number, d.event_id, e.name, e.body, d.secret, d.attempts + 1 AS attempts, e.created_ms
            FROM delivery d JOIN event e ON e.id = d.event_id
            WHERE d.held AND d.status = 'pending' ORDER BY d.number
            """;

    private static final String ENDED = "UPDATE delivery SET status = ?, answer = ?, held = false WHERE number = ?";

    private static final String RETRY = """
            UPDATE delivery SET due_ms = ?, answer = ?, attempts = ?, held = false WHERE number = ?
            """;

    private final JdbcClient jdbc;

    WebhookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Webhook webhook() {
        return jdbc.sql("SELECT * FROM webhook").query(Webhook.class).single();
    }

    void changeUrl(String url) {
        jdbc.sql("UPDATE webhook SET url = ?").param(url).update();
    }

    void changeSecret(String secret) {
        jdbc.sql("UPDATE webhook SET secret = ?").param(secret).update();
    }

    void changeEnabled(boolean enabled) {
        jdbc.sql("UPDATE webhook SET enabled = ?").param(enabled).update();
        if (!enabled) {
            jdbc.sql("UPDATE delivery SET status = 'abandoned' WHERE status = 'pending'")
                    .update();
        }
    }

    void changeHeld(boolean held) {
        jdbc.sql("UPDATE webhook SET held = ?").param(held).update();
    }

    void changeTiming(int copies, Duration delay, Duration spread) {
        jdbc.sql("UPDATE webhook SET copies = ?, delay_ms = ?, spread_ms = ?")
                .params(copies, delay.toMillis(), spread.toMillis())
                .update();
    }

    void addEvent(String id, String name, String body, long createdMs) {
        jdbc.sql("INSERT INTO event (id, name, body, created_ms) VALUES (?, ?, ?, ?)")
                .params(id, name, body, createdMs)
                .update();
    }

    void addDelivery(String eventId, Webhook webhook, long dueMs) {
        jdbc.sql(ADD_DELIVERY)
                .params(eventId, webhook.secret(), webhook.held(), dueMs)
                .update();
    }

    /** Takes deliveries that are due. They are due again at the end of the lease, unless their result is recorded. */
    List<Delivery> claim(long now, long lease, int limit) {
        return jdbc.sql(CLAIM)
                .param("now", now)
                .param("lease", lease)
                .param("limit", limit)
                .query(Delivery.class)
                .list();
    }

    List<Delivery> held() {
        return jdbc.sql(HELD).query(Delivery.class).list();
    }

    void delivered(long number, String answer) {
        jdbc.sql(ENDED).params("delivered", answer, number).update();
    }

    void retry(Delivery delivery, long dueMs, String answer) {
        jdbc.sql(RETRY)
                .params(dueMs, answer, delivery.attempts(), delivery.number())
                .update();
    }

    Optional<Long> nextDueMs() {
        return jdbc.sql("SELECT min(due_ms) FROM delivery WHERE status = 'pending' AND NOT held")
                .query(Long.class)
                .optional();
    }

    /** Counts the deliveries with this status: {@code pending}, {@code delivered} or {@code abandoned}. */
    int count(String status) {
        return jdbc.sql("SELECT count(*) FROM delivery WHERE status = ?")
                .param(status)
                .query(Integer.class)
                .single();
    }

    record Event(long number, String id, String name, String body) {}

    /** The events with a higher number, the oldest first. */
    List<Event> after(long number) {
        return jdbc.sql("SELECT number, id, name, body FROM event WHERE number > ? ORDER BY number")
                .param(number)
                .query(Event.class)
                .list();
    }

    /** The names of all events, the oldest first. */
    List<String> names() {
        return jdbc.sql("SELECT name FROM event ORDER BY number")
                .query(String.class)
                .list();
    }

    /** The ids of all events, the oldest first. */
    List<String> eventIds() {
        return jdbc.sql("SELECT id FROM event ORDER BY number")
                .query(String.class)
                .list();
    }
}
