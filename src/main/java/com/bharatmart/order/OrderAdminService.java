package com.bharatmart.order;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.ReadAuditLog;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Cursor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders for staff. Every read and every change is recorded in the audit log. */
@Service
public class OrderAdminService {

    private final OrderRepository orders;
    private final OrderSearchRepository searches;
    private final FulfillmentRepository fulfillments;
    private final OrderTagRepository tags;
    private final OrderPaymentReader paymentReader;
    private final OrderCancellationService cancellations;
    private final AuditedOrderChange change;
    private final ReadAuditLog reads;
    private final TransactionRetry transactions;

    OrderAdminService(
            OrderRepository orders,
            OrderSearchRepository searches,
            FulfillmentRepository fulfillments,
            OrderTagRepository tags,
            OrderPaymentReader paymentReader,
            OrderCancellationService cancellations,
            AuditedOrderChange change,
            ReadAuditLog reads,
            TransactionRetry transactions) {
        this.orders = orders;
        this.searches = searches;
        this.fulfillments = fulfillments;
        this.tags = tags;
        this.paymentReader = paymentReader;
        this.cancellations = cancellations;
        this.change = change;
        this.reads = reads;
        this.transactions = transactions;
    }

    /** Throws {@link OrderException.NotFoundException}. */
    public OrderAdminView view(OrderId id) {
        var view = transactions.execute(() -> read(id));
        reads.record(new AuditEvent("order.viewed", "order", id.value().toString(), null, null));
        return view;
    }

    /**
     * An order, to print the slip that goes into one of its parcels.
     *
     * @throws OrderException.NotFoundException if the order does not have the parcel
     */
    public OrderView viewForPackingSlip(OrderId id, FulfillmentId parcel) {
        var order = transactions.execute(() -> read(id)).order();
        if (order.shipments().stream().noneMatch(shipment -> shipment.id().equals(parcel))) {
            throw new OrderException.NotFoundException();
        }
        reads.record(new AuditEvent("packing-slip.viewed", "order", id.value().toString(), null, null));
        return order;
    }

    /** The newest first. Throws {@link Cursor.InvalidCursorException}. */
    public OrderPage list(OrderQuery query) {
        var list = searches.list(query);
        reads.record(new AuditEvent("orders.listed", "order", "", null, search(query, list)));
        return list;
    }

    /**
     * Cancels an order that has not been shipped, and returns its stock and what was paid.
     *
     * @throws OrderException if the order does not exist, has been shipped in part or as a whole, or has ended
     */
    @Transactional
    public OrderAdminView cancel(OrderId id, IfMatch ifMatch, String reason) {
        return change.apply(id, ifMatch, "order.cancelled", reason, (order, _) -> cancellations.cancel(order));
    }

    /** Replaces the tags of an order. Throws {@link OrderException.NotFoundException}. */
    @Transactional
    public OrderAdminView tag(OrderId id, IfMatch ifMatch, Set<String> wanted) {
        return change.apply(id, ifMatch, "order.tagged", null, (order, _) -> {
            tags.replace(id, wanted);
            order.change();
            orders.save(order);
        });
    }

    private OrderAdminView read(OrderId id) {
        var order = orders.find(id).orElseThrow(OrderException.NotFoundException::new);
        return OrderAdminView.of(order, paymentReader.view(order, fulfillments.find(id)), tags.find(id));
    }

    private static ReadAuditLog.Search search(OrderQuery query, OrderPage list) {
        var criteria = new LinkedHashMap<String, @Nullable Object>();
        criteria.put("status", query.status());
        criteria.put("number", query.number());
        criteria.put("numberPart", query.numberPart());
        criteria.put("name", query.name());
        criteria.put("email", query.email());
        criteria.put("phone", query.phone());
        criteria.put("phoneEnd", query.phoneEnd());
        criteria.put("tag", query.tag());
        criteria.put("from", query.period().from());
        criteria.put("to", query.period().to());
        criteria.values().removeIf(Objects::isNull);
        return new ReadAuditLog.Search(
                List.copyOf(criteria.keySet()),
                list.page().data().stream().map(OrderSummary::id).toList());
    }
}
