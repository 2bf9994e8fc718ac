package com.bharatmart.order;

import com.bharatmart.inventory.ReservationId;
import com.bharatmart.inventory.StockService;
import com.bharatmart.payment.OrderReference;
import com.bharatmart.payment.PayableOrder;
import com.bharatmart.payment.PayableOrders;
import com.bharatmart.payment.PaymentProperties;
import com.bharatmart.payment.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders for the payment module, which does not depend on this one. */
@Component
class PayableOrdersAdapter implements PayableOrders {

    /** How long an authorized payment can be captured; then Razorpay gives the money back. */
    private static final Duration MAX_AUTHORIZED = Duration.ofDays(3);

    private final OrderRepository orders;
    private final StockService stock;
    private final PaymentProperties properties;

    PayableOrdersAdapter(OrderRepository orders, StockService stock, PaymentProperties properties) {
        this.orders = orders;
        this.stock = stock;
        this.properties = properties;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PayableOrder> lock(OrderReference order) {
        return find(order)
                .map(found -> new PayableOrder(
                        order,
                        found.agreement().number().value(),
                        found.agreement().totals().total(),
                        found.awaitsPayment()));
    }

    /** If the reservation has expired, its stock may be sold to others already, so that the order expires with it. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean acceptPayment(OrderReference reference, Instant at) {
        var order = find(reference).filter(Order::awaitsPayment).orElse(null);
        if (order == null) {
            return false;
        }
        var inTime = stock.confirm(new ReservationId(reference.value()));
        if (inTime) {
            order.acceptPayment(at);
        } else {
            order.expire(at);
        }
        orders.save(order);
        return inTime;
    }

    /** An order with an authorized payment keeps its stock: the money is about to arrive. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void changePaymentStatus(OrderReference reference, PaymentStatus status) {
        find(reference).ifPresent(order -> {
            if (order.changePaymentStatus(status)) {
                orders.save(order);
            }
            if (status == PaymentStatus.AUTHORIZED && order.awaitsPayment()) {
                stock.extend(new ReservationId(reference.value()), timeToCapture());
            }
        });
    }

    private Duration timeToCapture() {
        return switch (properties.capture()) {
            case AUTOMATIC -> properties.hold();
            case MANUAL -> MAX_AUTHORIZED;
        };
    }

    private Optional<Order> find(OrderReference order) {
        return orders.findLocked(new OrderId(order.value()));
    }
}
