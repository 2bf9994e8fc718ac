package com.bharatmart.order;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.request.IfMatch;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A change of an order by staff: locked, on the version that the caller has seen, and recorded in the audit log. */
@Component
class AuditedOrderChange {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final AuditLog auditLog;

    AuditedOrderChange(OrderRepository orders, FulfillmentRepository fulfillments, AuditLog auditLog) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.auditLog = auditLog;
    }

    /**
     * Makes the change in the transaction of the caller.
     *
     * @param action for the audit log
     * @param reason for the audit log
     * @param change changes the order and writes it
     * @throws OrderException if the order does not exist or its status does not allow the change
     */
    OrderAdminView apply(OrderId id, IfMatch ifMatch, String action, @Nullable String reason, Consumer<Order> change) {
        var order = orders.findLocked(id).orElseThrow(OrderException.NotFoundException::new);
        ifMatch.require(order.version());
        var before = AuditState.of(view(order), null);
        change.accept(order);
        var after = view(order);
        auditLog.record(new AuditEvent(action, "order", id.value().toString(), before, AuditState.of(after, reason)));
        return after;
    }

    private OrderAdminView view(Order order) {
        return OrderAdminView.of(order, fulfillments.find(order.id()));
    }

    /** The parts of an order that change. The audit log does not get the other parts: they are personal data. */
    private record AuditState(
            OrderStatus status,
            PaymentStatus payment,
            @JsonProperty("fulfilment") @Nullable Fulfillment fulfillment,
            @Nullable String reason) {

        static AuditState of(OrderAdminView view, @Nullable String reason) {
            return new AuditState(view.order().status(), view.order().paymentStatus(), view.fulfillment(), reason);
        }
    }
}
