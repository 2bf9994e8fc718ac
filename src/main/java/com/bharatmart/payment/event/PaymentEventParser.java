package com.bharatmart.payment.event;

import com.bharatmart.payment.GatewayReference;
import com.bharatmart.shared.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of a webhook. It keeps only fields that are known to say nothing about the shopper: the gateway sends names,
 * e-mail addresses, telephone numbers, UPI ids and parts of card numbers, and may add others.
 */
@Component
class PaymentEventParser {

    private static final Set<String> ENTITIES =
            Set.of("payment", "order", "refund", "qr_code", "payment.dispute", "dispute");

    private static final Set<String> FIELDS = Set.of(
            "id",
            "entity",
            "amount",
            "currency",
            "status",
            "order_id",
            "payment_id",
            "method",
            "captured",
            "amount_refunded",
            "amount_paid",
            "amount_due",
            "refund_status",
            "fee",
            "tax",
            "error_code",
            "error_source",
            "error_step",
            "error_reason",
            "receipt",
            "attempts",
            "speed_processed",
            "reason_code",
            "respond_by",
            "phase",
            "payments_amount_received",
            "created_at");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");
    private static final int MAX_FIELD = 200;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Clock clock;

    PaymentEventParser(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads an event that is signed.
     *
     * @param id of the header; without a usable one, the same body is the same event
     * @return empty for what is not an event
     */
    Optional<PaymentEvent> parse(byte[] body, @Nullable String id) {
        try {
            var event = json.readTree(body);
            var type = text(event.path("event"));
            return type == null ? Optional.empty() : Optional.of(event(event, type, id(body, id)));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private PaymentEvent event(JsonNode event, String type, String id) {
        var payload = event.path("payload");
        var payment = payload.path("payment").path("entity");
        var refund = payload.path("refund").path("entity");
        return new PaymentEvent(
                id,
                type,
                new GatewayReference(
                        first(text(payment.path("id")), text(refund.path("payment_id")), disputed(payload)),
                        first(
                                text(payment.path("order_id")),
                                text(payload.path("order").path("entity").path("id"))),
                        text(payload.path("qr_code").path("entity").path("id"))),
                text(refund.path("id")),
                json.writeValueAsString(kept(event, payload)),
                occurredAt(event));
    }

    private static @Nullable String disputed(JsonNode payload) {
        return first(
                text(payload.path("payment.dispute").path("entity").path("payment_id")),
                text(payload.path("dispute").path("entity").path("payment_id")));
    }

    private ObjectNode kept(JsonNode event, JsonNode payload) {
        var kept = json.createObjectNode();
        kept.put("event", text(event.path("event")));
        kept.set("created_at", event.path("created_at").isNumber() ? event.path("created_at") : json.nullNode());
        var entities = kept.putObject("payload");
        ENTITIES.forEach(name -> {
            if (payload.path(name).path("entity") instanceof ObjectNode entity) {
                entities.putObject(name).set("entity", kept(entity));
            }
        });
        return kept;
    }

    private ObjectNode kept(ObjectNode entity) {
        var kept = json.createObjectNode();
        FIELDS.forEach(name -> {
            var value = entity.path(name);
            if (value.isNumber() || value.isBoolean() || text(value) != null) {
                kept.set(name, value);
            }
        });
        return kept;
    }

    private Instant occurredAt(JsonNode event) {
        var seconds = event.path("created_at");
        return seconds.isIntegralNumber() && seconds.canConvertToInt()
                ? Instant.ofEpochSecond(seconds.intValue())
                : Instant.now(clock);
    }

    private static String id(byte[] body, @Nullable String id) {
        return id != null && ID.matcher(id).matches()
                ? id
                : "sha256:" + Fingerprint.of(new String(body, StandardCharsets.ISO_8859_1));
    }

    /** Null for what is not a short text. */
    private static @Nullable String text(JsonNode node) {
        if (!node.isString()) {
            return null;
        }
        var text = node.stringValue();
        return text.isEmpty() || text.length() > MAX_FIELD || text.chars().anyMatch(c -> c < ' ') ? null : text;
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (var candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }
}
