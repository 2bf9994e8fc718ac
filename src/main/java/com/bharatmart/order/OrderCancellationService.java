package com.bharatmart.order;

import com.bharatmart.inventory.ReservationId;
import com.bharatmart.inventory.StockService;
import com.bharatmart.payment.PaymentService;
import com.bharatmart.payment.RefundService;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cancels an order, whether its customer or a member of staff asks for it. */
@Service
class OrderCancellationService {

    /** The buyer reads it. */
    private static final String REFUND_REASON = "The order was cancelled";

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final StockService stock;
    private final PaymentService payments;
    private final RefundService refunds;
    private final Clock clock;

    OrderCancellationService(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            StockService stock,
            PaymentService payments,
            RefundService refunds,
            Clock clock) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.payments = payments;
        this.refunds = refunds;
        this.clock = clock;
    }

    /**
     * Cancels an order that the caller has locked, and returns its stock and what was paid. Money that arrives later goes
     * back, too. The order may have changed again when this method returns, by its refund.
     *
     * @return the parcels that had been packed
     * @throws OrderException.PartlyShippedException if a part of the order has been shipped
     * @throws OrderException.WrongStatusException if the order has been shipped or has ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Fulfillment> cancel(Order order) {
        var parcels = fulfillments.find(order.id());
        order.cancel(parcels, clock.instant());
        orders.save(order);
        stock.release(new ReservationId(order.id().value()));
        if (order.paymentMethod().isOnline()) {
            payments.end(OrderPaymentReader.reference(order.id()));
            refunds.refundAll(OrderPaymentReader.reference(order.id()), REFUND_REASON);
        }
        return parcels;
    }
}
