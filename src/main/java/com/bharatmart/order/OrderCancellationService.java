package com.bharatmart.order;

import com.bharatmart.inventory.ReservationId;
import com.bharatmart.inventory.StockService;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cancels an order, whether its customer or a member of staff asks for it. */
@Service
class OrderCancellationService {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final StockService stock;
    private final Clock clock;

    OrderCancellationService(
            OrderRepository orders, FulfillmentRepository fulfillments, StockService stock, Clock clock) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.clock = clock;
    }

    /**
     * Cancels an order that the caller has locked, and returns its stock.
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
        return parcels;
    }
}
