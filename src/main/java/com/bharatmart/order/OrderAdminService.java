package com.bharatmart.order;

import com.bharatmart.inventory.ReservationId;
import com.bharatmart.inventory.StockService;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.audit.ReadAuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Cursor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where staff look at orders and bring them on their way, all in one parcel each. Every look and every step is in the
 * audit log.
 */
@Service
public class OrderAdminService {

    private final OrderRepository orders;
    private final OrderSearchRepository register;
    private final FulfillmentRepository fulfilments;
    private final StockService stock;
    private final AuditLog auditLog;
    private final ReadAuditLog reads;
    private final TransactionRetry transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderAdminService(
            OrderRepository orders,
            OrderSearchRepository register,
            FulfillmentRepository fulfilments,
            StockService stock,
            AuditLog auditLog,
            ReadAuditLog reads,
            TransactionRetry transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.register = register;
        this.fulfilments = fulfilments;
        this.stock = stock;
        this.auditLog = auditLog;
        this.reads = reads;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Throws {@link OrderException.NotFoundException}. */
    public OrderAdminView view(OrderId id) {
        var order = transactions.execute(
                () -> managed(orders.findById(id).orElseThrow(OrderException.NotFoundException::new)));
        reads.record(new AuditEvent("order.viewed", "order", id.value().toString(), null, null));
        return order;
    }

    /** The newest first. Throws {@link Cursor.InvalidCursorException}. */
    public OrderPage list(OrderQuery query) {
        var list = register.list(query);
        reads.record(new AuditEvent("orders.listed", "order", "", null, search(query, list)));
        return list;
    }

    /** Its pieces are in a parcel. Throws {@link OrderException} if the order is not there or not ready for that. */
    @Transactional
    public OrderAdminView pack(OrderId id, IfMatch ifMatch) {
        return change(id, ifMatch, "order.packed", null, (order, at) -> {
            order.pack(at);
            fulfilments.add(id, FulfillmentId.next(), at);
        });
    }

    /** The carrier has it. As {@link #pack}. */
    @Transactional
    public OrderAdminView ship(OrderId id, FulfillmentId fulfilment, IfMatch ifMatch, Shipment shipment) {
        return change(id, ifMatch, "order.shipped", null, (order, at) -> {
            if (!fulfilments.ship(id, fulfilment, shipment, at)) {
                throw new OrderException.NotFoundException();
            }
            order.ship(at);
        });
    }

    /** The shopper has it, and has paid for it if it was to be paid then. As {@link #pack}. */
    @Transactional
    public OrderAdminView deliver(OrderId id, FulfillmentId fulfilment, IfMatch ifMatch) {
        return change(id, ifMatch, "order.delivered", null, (order, at) -> {
            if (!fulfilments.deliver(id, fulfilment, at)) {
                throw new OrderException.NotFoundException();
            }
            order.deliver(at);
        });
    }

    /** As long as it has not been shipped; its stock is given back. */
    @Transactional
    public OrderAdminView cancel(OrderId id, IfMatch ifMatch, String reason) {
        return change(id, ifMatch, "order.cancelled", reason, (order, at) -> {
            order.cancel(at);
            stock.release(new ReservationId(id.value()));
        });
    }

    private OrderAdminView change(
            OrderId id, IfMatch ifMatch, String action, @Nullable String reason, BiConsumer<Order, Instant> step) {
        var order = orders.findForChange(id).orElseThrow(OrderException.NotFoundException::new);
        ifMatch.require(order.version());
        var before = Standing.of(managed(order), null);
        step.accept(order, clock.instant().truncatedTo(ChronoUnit.MICROS));
        orders.flush();
        var after = managed(order);
        auditLog.record(new AuditEvent(action, "order", id.value().toString(), before, Standing.of(after, reason)));
        events.publishEvent(new OrderStatusChanged(id, after.order().status()));
        return after;
    }

    private static ReadAuditLog.Search search(OrderQuery query, OrderPage list) {
        var by = new LinkedHashMap<String, @Nullable Object>();
        by.put("status", query.status());
        by.put("number", query.number());
        by.put("email", query.email());
        by.put("phone", query.phone());
        by.put("from", query.from());
        by.put("to", query.to());
        by.values().removeIf(Objects::isNull);
        return new ReadAuditLog.Search(
                List.copyOf(by.keySet()),
                list.page().data().stream().map(OrderSummary::id).toList());
    }

    private OrderAdminView managed(Order order) {
        return new OrderAdminView(order.view(), fulfilments.find(order.id()).orElse(null), order.version());
    }

    /** What can change of an order; the rest, people's names and addresses above all, has no place in the audit log. */
    private record Standing(
            OrderStatus status,
            PaymentStatus payment,
            @Nullable Fulfillment fulfilment,
            @Nullable String reason) {

        static Standing of(OrderAdminView managed, @Nullable String reason) {
            return new Standing(
                    managed.order().status(), managed.order().paymentStatus(), managed.fulfilment(), reason);
        }
    }
}
