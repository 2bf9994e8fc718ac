package com.bharatmart.order;

import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.request.IfMatch;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A change of an order by staff: locked, on the version that the caller has seen, and recorded in the audit log. */
@Component
class AuditedOrderChange {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final OrderTagRepository tags;
    private final AuditLog auditLog;

    AuditedOrderChange(
            OrderRepository orders, FulfillmentRepository fulfillments, OrderTagRepository tags, AuditLog auditLog) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.tags = tags;
        this.auditLog = auditLog;
    }

    /**
     * Makes the change in the transaction of the caller.
     *
     * @param action for the audit log
     * @param reason for the audit log
     * @throws OrderException if the order does not exist or its status does not allow the change
     */
    OrderAdminView apply(OrderId id, IfMatch ifMatch, String action, @Nullable String reason, Change change) {
        var order = orders.findLocked(id).orElseThrow(OrderException.NotFoundException::new);
        ifMatch.require(order.version());
        var parcels = fulfillments.find(id);
        var before = AuditState.of(OrderAdminView.of(order, parcels, tags.find(id)), null);
        change.apply(order, parcels);
        var after = OrderAdminView.of(order, fulfillments.find(id), tags.find(id));
        auditLog.record(new AuditEvent(action, "order", id.value().toString(), before, AuditState.of(after, reason)));
        return after;
    }

    /** Changes an order and writes it. */
    @FunctionalInterface
    interface Change {
        void apply(Order order, List<Fulfillment> parcels);
    }

    /** The parts of an order that change. The audit log does not get the other parts: they are personal data. */
    private record AuditState(
            int version,
            OrderStatus status,
            PaymentStatus payment,
            @JsonProperty("fulfilments") List<Fulfillment> fulfillments,
            List<String> tags,
            @Nullable String reason) {

        static AuditState of(OrderAdminView view, @Nullable String reason) {
            var order = view.order();
            return new AuditState(
                    view.version(), order.status(), order.paymentStatus(), order.shipments(), view.tags(), reason);
        }
    }
}
