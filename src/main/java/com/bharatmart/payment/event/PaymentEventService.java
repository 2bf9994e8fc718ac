package com.bharatmart.payment.event;

import com.bharatmart.payment.gateway.PaymentGateway;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the events of the gateway in, and shows them to staff. {@link PaymentEventWorker} processes them. */
@Service
public class PaymentEventService {

    private final ObjectProvider<PaymentGateway> gateway;
    private final PaymentEventParser parser;
    private final PaymentEventRepository events;
    private final PaymentEventSearchRepository search;
    private final PaymentEventMetrics metrics;
    private final AuditLog auditLog;

    PaymentEventService(
            ObjectProvider<PaymentGateway> gateway,
            PaymentEventParser parser,
            PaymentEventRepository events,
            PaymentEventSearchRepository search,
            PaymentEventMetrics metrics,
            AuditLog auditLog) {
        this.gateway = gateway;
        this.parser = parser;
        this.events = events;
        this.search = search;
        this.metrics = metrics;
        this.auditLog = auditLog;
    }

    /** What became of a webhook. */
    public enum Receipt {
        /** It is stored. */
        STORED,
        /** It was stored before. */
        DUPLICATE,
        /** None of the configured secrets signed it, or no gateway is configured. */
        UNSIGNED,
        /** It is signed, and no event. */
        UNREADABLE
    }

    /**
     * Stores an event. Nothing else happens before that, and an unsigned body, which anyone can send, needs no connection to
     * the database.
     *
     * @param body as it came: the signature is about its bytes
     * @param id of the event, from a header
     */
    public Receipt receive(byte[] body, String signature, @Nullable String id) {
        var receipt = store(body, signature, id);
        metrics.received(receipt);
        return receipt;
    }

    private Receipt store(byte[] body, String signature, @Nullable String id) {
        var configured = gateway.getIfAvailable();
        if (configured == null || !configured.isSignedWebhook(body, signature)) {
            return Receipt.UNSIGNED;
        }
        return parser.parse(body, id)
                .map(event -> events.add(event, state(event)) ? Receipt.STORED : Receipt.DUPLICATE)
                .orElse(Receipt.UNREADABLE);
    }

    private static PaymentEventState state(PaymentEvent event) {
        return switch (PaymentEventKind.of(event.type())) {
            case PAYMENT, REFUND, DISPUTE -> PaymentEventState.WAITING;
            case OTHER -> PaymentEventState.IGNORED;
        };
    }

    /**
     * For staff, the newest first.
     *
     * @param state null for all
     */
    public Page<PaymentEventView> list(@Nullable PaymentEventState state, int limit, @Nullable Cursor cursor) {
        return search.page(state, limit, cursor);
    }

    /** Has an event that is set apart processed again. Returns it; empty if there is none. */
    @Transactional
    public Optional<PaymentEventView> retry(String id) {
        if (events.retry(id)) {
            auditLog.record(new AuditEvent("payment-event.retried", "payment-event", id, null, null));
        }
        return search.find(id);
    }

    /** Closes an event that is set apart and that nothing can process. Returns it; empty if there is none. */
    @Transactional
    public Optional<PaymentEventView> ignore(String id) {
        if (events.ignore(id)) {
            auditLog.record(new AuditEvent("payment-event.ignored", "payment-event", id, null, null));
        }
        return search.find(id);
    }
}
