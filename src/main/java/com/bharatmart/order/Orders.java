package com.bharatmart.order;

import com.bharatmart.inventory.ReservationExpired;
import com.bharatmart.inventory.ReservationId;
import com.bharatmart.inventory.Stock;
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
public class Orders {

    private final OrderRepository orders;
    private final Stock stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Orders(OrderRepository orders, Stock stock, ApplicationEventPublisher events, Clock clock) {
        this.orders = orders;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An order, for a guest who shows its token.
     *
     * @throws OrderRefused.NotFound without the right token, too
     */
    @Transactional(readOnly = true)
    public OrderView view(OrderId id, @Nullable String token) {
        return opened(orders.findById(id), token).view();
    }

    /**
     * Cancels an order that has not been handed over for shipping, and gives its stock back.
     *
     * @throws OrderRefused.NotFound without the right token, too
     * @throws OrderRefused.WrongStatus if it is too late
     */
    @Transactional
    public OrderView cancel(OrderId id, @Nullable String token) {
        var order = opened(orders.findForChange(id), token);
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

    private static Order opened(Optional<Order> order, @Nullable String token) {
        return order.filter(found -> token != null && found.isOpenedBy(token)).orElseThrow(OrderRefused.NotFound::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
