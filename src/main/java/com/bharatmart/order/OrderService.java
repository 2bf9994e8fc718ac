package com.bharatmart.order;

import com.bharatmart.inventory.ReservationExpired;
import com.bharatmart.inventory.ReservationId;
import com.bharatmart.inventory.StockService;
import com.bharatmart.platform.security.CustomerId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of orders. */
@Service
public class OrderService {

    private final OrderRepository orders;
    private final StockService stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderService(OrderRepository orders, StockService stock, ApplicationEventPublisher events, Clock clock) {
        this.orders = orders;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An order, for the customer whose it is or a guest who shows its token.
     *
     * @throws OrderException.NotFoundException for everybody else, too
     */
    @Transactional(readOnly = true)
    public OrderView view(OrderId id, @Nullable CustomerId customer, @Nullable String token) {
        return opened(orders.findById(id), customer, token).view();
    }

    /**
     * Cancels an order that has not been handed over for shipping, and gives its stock back.
     *
     * @throws OrderException.NotFoundException as {@link #view}
     * @throws OrderException.WrongStatusException if it is too late
     */
    @Transactional
    public OrderView cancel(OrderId id, @Nullable CustomerId customer, @Nullable String token) {
        var order = opened(orders.findForChange(id), customer, token);
        order.cancel(now());
        stock.release(new ReservationId(id.value()));
        events.publishEvent(new OrderStatusChanged(id, OrderStatus.CANCELLED));
        return order.view();
    }

    /** Nobody has paid in time; the stock has been given back already. */
    @ApplicationModuleListener
    void on(ReservationExpired event) {
        orders.findForChange(new OrderId(event.id().value()))
                .filter(order -> order.expire(now()))
                .ifPresent(order -> events.publishEvent(new OrderStatusChanged(order.id(), OrderStatus.EXPIRED)));
    }

    private static Order opened(Optional<Order> order, @Nullable CustomerId customer, @Nullable String token) {
        return order.filter(found ->
                        (customer != null && found.isOf(customer)) || (token != null && found.isOpenedBy(token)))
                .orElseThrow(OrderException.NotFoundException::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
