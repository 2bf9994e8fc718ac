package com.bharatmart.order;

import com.bharatmart.platform.request.IfMatch;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Packing, shipping and delivery by staff. All lines of an order go in one parcel. */
@Service
public class FulfillmentService {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final AuditedOrderChange change;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FulfillmentService(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            AuditedOrderChange change,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.change = change;
        this.events = events;
        this.clock = clock;
    }

    /** Packs an order. Throws {@link OrderException} if it does not exist or its status does not allow this. */
    @Transactional
    public OrderAdminView pack(OrderId id, IfMatch ifMatch) {
        return change.apply(id, ifMatch, "order.packed", null, order -> {
            var at = clock.instant();
            order.pack(at);
            fulfillments.add(id, FulfillmentId.next(), at);
            orders.save(order);
        });
    }

    /** The carrier has the parcel. Throws like {@link #pack}. */
    @Transactional
    public OrderAdminView ship(OrderId id, FulfillmentId fulfillment, IfMatch ifMatch, Shipment shipment) {
        return change.apply(id, ifMatch, "order.shipped", null, order -> {
            var at = clock.instant();
            require(fulfillments.ship(id, fulfillment, shipment, at));
            order.ship(at);
            orders.save(order);
            events.publishEvent(new FulfillmentShipped(
                    id, fulfillment, shipment.carrier(), shipment.trackingNumber(), shipment.trackingUrl()));
        });
    }

    /** The customer has the parcel and has paid for it, if payment was due on delivery. Throws like {@link #pack}. */
    @Transactional
    public OrderAdminView deliver(OrderId id, FulfillmentId fulfillment, IfMatch ifMatch) {
        return change.apply(id, ifMatch, "order.delivered", null, order -> {
            var at = clock.instant();
            require(fulfillments.deliver(id, fulfillment, at));
            order.deliver(at);
            orders.save(order);
            events.publishEvent(new FulfillmentDelivered(id, fulfillment));
        });
    }

    private static void require(boolean found) {
        if (!found) {
            throw new OrderException.NotFoundException();
        }
    }
}
