package com.bharatmart.order;

import com.bharatmart.inventory.ReservationId;
import com.bharatmart.inventory.StockService;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cancels an order, whether its customer or a member of staff asks for it. */
@Service
class OrderCancellationService {

    private final OrderRepository orders;
    private final StockService stock;
    private final Clock clock;

    OrderCancellationService(OrderRepository orders, StockService stock, Clock clock) {
        this.orders = orders;
        this.stock = stock;
        this.clock = clock;
    }

    /**
     * Cancels an order that the caller has locked, and returns its stock.
     *
     * @throws OrderException.WrongStatusException if the order has been shipped or has ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(Order order) {
        order.cancel(clock.instant());
        orders.save(order);
        stock.release(new ReservationId(order.id().value()));
    }
}
