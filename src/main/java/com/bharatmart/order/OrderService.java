package com.bharatmart.order;

import com.bharatmart.inventory.ReservationExpired;
import com.bharatmart.payment.LatePaymentRefunded;
import com.bharatmart.payment.PaymentService;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Fingerprint;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders for the customers and guests who placed them. */
@Service
public class OrderService {

    private final OrderRepository orders;
    private final OrderSearchRepository searches;
    private final OrderLookupRepository lookups;
    private final FulfillmentRepository fulfillments;
    private final OrderCancellationService cancellations;
    private final OrderPaymentReader paymentReader;
    private final PaymentService payments;
    private final Clock clock;

    OrderService(
            OrderRepository orders,
            OrderSearchRepository searches,
            OrderLookupRepository lookups,
            FulfillmentRepository fulfillments,
            OrderCancellationService cancellations,
            OrderPaymentReader paymentReader,
            PaymentService payments,
            Clock clock) {
        this.orders = orders;
        this.searches = searches;
        this.lookups = lookups;
        this.fulfillments = fulfillments;
        this.cancellations = cancellations;
        this.paymentReader = paymentReader;
        this.payments = payments;
        this.clock = clock;
    }

    /**
     * The orders of a customer, the newest first.
     *
     * @param total whether to count the whole list
     * @throws Cursor.InvalidCursorException if the cursor does not belong to this list
     */
    public OrderPage list(CustomerId customer, int limit, @Nullable Cursor cursor, boolean total) {
        return searches.list(OrderQuery.ofCustomer(customer, limit, cursor, total));
    }

    /**
     * An order, for its customer or for a guest with its token, of the checkout or of a look-up.
     *
     * @throws OrderException.NotFoundException for all other callers
     */
    @Transactional(readOnly = true)
    public OrderView view(OrderId id, @Nullable CustomerId customer, @Nullable String token) {
        return paymentReader.view(requireAccess(orders.find(id), customer, token), fulfillments.find(id));
    }

    /**
     * Cancels an order that has not been shipped, and returns its stock and what was paid.
     *
     * @throws OrderException.NotFoundException as {@link #view}
     * @throws OrderException.PartlyShippedException if a part of the order has been shipped
     * @throws OrderException.WrongStatusException if the order has been shipped or has ended
     */
    @Transactional
    public OrderView cancel(OrderId id, @Nullable CustomerId customer, @Nullable String token) {
        var parcels = cancellations.cancel(requireLocked(id, customer, token));
        return paymentReader.view(orders.find(id).orElseThrow(), parcels);
    }

    /**
     * An order that stays locked until the transaction of the caller ends.
     *
     * @throws OrderException.NotFoundException as {@link #view}
     */
    Order requireLocked(OrderId id, @Nullable CustomerId customer, @Nullable String token) {
        return requireAccess(orders.findLocked(id), customer, token);
    }

    /**
     * The order was not paid in time. The inventory module has already returned the stock. If the money arrives at the same
     * time, the state of the reservation decides: the order takes the money only if it can confirm the reservation.
     */
    @ApplicationModuleListener
    void on(ReservationExpired event) {
        orders.findLocked(new OrderId(event.id().value())).ifPresent(order -> {
            if (order.expire(clock.instant())) {
                orders.save(order);
            }
            if (order.status() == OrderStatus.EXPIRED) {
                payments.end(OrderPaymentReader.reference(order.id()));
            }
        });
    }

    /** In the transaction of the announcement. */
    @EventListener
    void on(LatePaymentRefunded event) {
        orders.findLocked(new OrderId(event.order().value())).ifPresent(order -> {
            order.note(StatusChange.Note.PAYMENT_RETURNED, clock.instant());
            orders.save(order);
        });
    }

    private Order requireAccess(Optional<Order> order, @Nullable CustomerId customer, @Nullable String token) {
        return order.filter(found ->
                        (customer != null && found.isOf(customer)) || (token != null && isOpenedBy(found, token)))
                .orElseThrow(OrderException.NotFoundException::new);
    }

    /** By the token of the checkout, or by one of a look-up. */
    private boolean isOpenedBy(Order order, String token) {
        return order.isOpenedBy(token) || lookups.opens(order.id(), Fingerprint.of(token));
    }
}
