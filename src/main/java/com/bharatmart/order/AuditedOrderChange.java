package com.bharatmart.order;

import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Money;
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
    private final OrderPaymentReader paymentReader;
    private final AuditLog auditLog;

    AuditedOrderChange(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            OrderTagRepository tags,
            OrderPaymentReader paymentReader,
            AuditLog auditLog) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.tags = tags;
        this.paymentReader = paymentReader;
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
        var before = AuditState.of(view(order, parcels), null);
        change.apply(order, parcels);
        // Read again: a refund changes the order by itself.
        var after = view(orders.find(id).orElseThrow(), fulfillments.find(id));
        auditLog.record(new AuditEvent(action, "order", id.value().toString(), before, AuditState.of(after, reason)));
        return after;
    }

    private OrderAdminView view(Order order, List<Fulfillment> parcels) {
        return OrderAdminView.of(order, paymentReader.view(order, parcels), tags.find(order.id()));
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
            @Nullable Money refunded,
            @JsonProperty("fulfilments") List<Fulfillment> fulfillments,
            List<String> tags,
            @Nullable String reason) {

        static AuditState of(OrderAdminView view, @Nullable String reason) {
            var order = view.order();
            return new AuditState(
                    view.version(),
                    order.status(),
                    order.payment().status(),
                    order.payment().refunded(),
                    order.shipments(),
                    view.tags(),
                    reason);
        }
    }
}
