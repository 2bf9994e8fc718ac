package com.bharatmart.order;

import com.bharatmart.order.carrier.CarrierProperties;
import com.bharatmart.payment.CashOnDeliveryService;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Packing, shipping and delivery by staff. An order can go in several parcels. Its status follows them, see
 * {@link FulfillmentProgress}; the lock of the order and a constraint of the database keep two parcels from having the same
 * unit.
 */
@Service
public class FulfillmentService {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final AuditedOrderChange change;
    private final CarrierProperties carriers;
    private final CashOnDeliveryService cash;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FulfillmentService(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            AuditedOrderChange change,
            CarrierProperties carriers,
            CashOnDeliveryService cash,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.change = change;
        this.carriers = carriers;
        this.cash = cash;
        this.events = events;
        this.clock = clock;
    }

    /** Packs all units that are in no parcel yet. Throws {@link OrderException}. */
    @Transactional
    public OrderAdminView pack(OrderId id, IfMatch ifMatch) {
        return change.apply(id, ifMatch, "order.packed", null, (order, parcels) -> {
            order.requireFulfillment(OrderStatus.PACKED);
            add(order, FulfillmentProgress.of(order, parcels).rest());
        });
    }

    /**
     * Packs a part of an order.
     *
     * @throws OrderException if the order does not exist, its status does not allow this, or it does not have these units
     */
    @Transactional
    public OrderAdminView pack(OrderId id, IfMatch ifMatch, List<Item> items) {
        return change.apply(id, ifMatch, "order.packed", null, (order, parcels) -> {
            order.requireFulfillment(OrderStatus.PACKED);
            add(order, FulfillmentProgress.of(order, parcels).part(items));
        });
    }

    /**
     * The carrier has the parcel. The page to track it is the one of the carrier, unless the shipment has one. Throws
     * {@link OrderException}.
     */
    @Transactional
    public OrderAdminView ship(OrderId id, FulfillmentId fulfillment, IfMatch ifMatch, Shipment given) {
        return change.apply(id, ifMatch, "order.shipped", null, (order, parcels) -> {
            var parcel = parcel(parcels, fulfillment);
            order.requireFulfillment(OrderStatus.SHIPPED);
            if (parcel.isShipped()) {
                throw new OrderException.WrongParcelStatusException("This parcel has been shipped before.");
            }
            var at = clock.instant();
            var shipment = given.trackingUrl() != null
                    ? given
                    : new Shipment(
                            given.carrier(),
                            given.trackingNumber(),
                            carriers.trackingUrl(given.carrier(), given.trackingNumber())
                                    .orElse(null));
            fulfillments.ship(id, fulfillment, shipment, at);
            follow(order, at);
            events.publishEvent(new FulfillmentShipped(
                    id, fulfillment, shipment.carrier(), shipment.trackingNumber(), shipment.trackingUrl()));
        });
    }

    /**
     * The customer has the parcel. With the last parcel of an order, the payment on delivery is complete. Throws
     * {@link OrderException}.
     */
    @Transactional
    public OrderAdminView deliver(OrderId id, FulfillmentId fulfillment, IfMatch ifMatch) {
        return change.apply(id, ifMatch, "order.delivered", null, (order, parcels) -> {
            var parcel = parcel(parcels, fulfillment);
            order.requireFulfillment(OrderStatus.DELIVERED);
            if (!parcel.isShipped() || parcel.isDelivered()) {
                throw new OrderException.WrongParcelStatusException(
                        parcel.isShipped()
                                ? "This parcel has been delivered before."
                                : "This parcel has not been shipped yet.");
            }
            var at = clock.instant();
            fulfillments.deliver(id, fulfillment, at);
            follow(order, at);
            if (order.status() == OrderStatus.DELIVERED && order.paymentMethod() == PaymentMethod.COD) {
                cash.collected(
                        OrderPaymentReader.reference(id),
                        order.agreement().totals().total(),
                        at);
            }
            events.publishEvent(new FulfillmentDelivered(id, fulfillment));
        });
    }

    private void add(Order order, SortedMap<Integer, Integer> units) {
        var at = clock.instant();
        fulfillments.add(order.id(), FulfillmentId.next(), units, at);
        follow(order, at);
    }

    private void follow(Order order, Instant at) {
        order.follow(FulfillmentProgress.of(order, fulfillments.find(order.id())), at);
        orders.save(order);
    }

    private static Fulfillment parcel(List<Fulfillment> parcels, FulfillmentId id) {
        return parcels.stream()
                .filter(parcel -> parcel.id().equals(id))
                .findFirst()
                .orElseThrow(OrderException.NotFoundException::new);
    }

    /** Units of one line of an order, for a parcel. */
    public record Item(Sku sku, Quantity quantity) {}
}
