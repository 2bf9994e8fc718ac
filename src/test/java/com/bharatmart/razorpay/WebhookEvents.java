package com.bharatmart.razorpay;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes events in the transaction that causes them. */
final class WebhookEvents {

    private final WebhookRepository webhooks;
    private final Clock clock;

    WebhookEvents(WebhookRepository webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * Adds an event.
     *
     * @param entities by their names, as they are now
     */
    void add(String event, Map<String, ? extends Map<String, @Nullable Object>> entities) {
        var now = clock.millis();
        var id = RazorpayId.next("evt");
        var payload = entities.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entity -> Map.of("entity", entity.getValue())));
        var body = Json.text(Json.object(
                "entity",
                "event",
                "account_id",
                Account.ID,
                "event",
                event,
                "contains",
                entities.keySet(),
                "payload",
                payload,
                "created_at",
                now / 1000));
        webhooks.addEvent(id, event, body, now);
        send(id, now);
    }

    /** Sends an event (again). */
    void send(String eventId, long now) {
        var webhook = webhooks.webhook();
        if (webhook.url() != null && webhook.enabled()) {
            for (var i = 0; i < webhook.copies(); i++) {
                var spread = webhook.spreadMs() == 0
                        ? 0
                        : ThreadLocalRandom.current().nextLong(webhook.spreadMs());
                webhooks.addDelivery(eventId, webhook, now + webhook.delayMs() + spread);
            }
        }
    }
}
