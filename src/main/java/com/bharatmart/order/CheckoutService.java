package com.bharatmart.order;

import com.bharatmart.cart.CartId;
import com.bharatmart.cart.CartService;
import com.bharatmart.inventory.Hold;
import com.bharatmart.inventory.ReservationId;
import com.bharatmart.inventory.StockService;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.pricing.PricingItem;
import com.bharatmart.pricing.PricingService;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns a cart into an order. */
@Service
public class CheckoutService {

    private final CartService carts;
    private final PricingService pricing;
    private final StockService stock;
    private final NewOrders orders;
    private final TokenGenerator secrets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CheckoutService(
            CartService carts,
            PricingService pricing,
            StockService stock,
            NewOrders orders,
            TokenGenerator secrets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.carts = carts;
        this.pricing = pricing;
        this.stock = stock;
        this.orders = orders;
        this.secrets = secrets;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Ends the cart, places the order and takes the stock, all in the caller's transaction, so that none of it is
     * there without the rest. The stock is taken as the transaction commits, which fails with
     * {@link com.bharatmart.inventory.InsufficientStockException} if there is too little.
     *
     * @param customer whose order it will be, null for a guest
     * @return the order with the token that opens it to a guest, which is not kept anywhere
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Placed place(CartId cartId, @Nullable CustomerId customer, CheckoutDetails details) {
        var items = carts.close(cartId, customer);
        var wanted = quantities(items);
        stock.require(wanted);
        var totals = pricing.totals(items, details.shippingAddress().state());
        var token = secrets.next();
        var order = new Order(
                OrderNumber.of(secrets.number(OrderNumber.COUNT)),
                cartId,
                customer,
                token,
                details,
                totals,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        orders.add(order);
        stock.reserveAtCommit(new ReservationId(order.id().value()), wanted, Hold.SOLD);
        events.publishEvent(new OrderPlaced(order.id(), totals.total()));
        return new Placed(order.view(), token);
    }

    private static Map<Sku, Quantity> quantities(List<PricingItem> items) {
        return items.stream().collect(Collectors.toMap(item -> item.offer().sku(), PricingItem::quantity));
    }

    /** A new order and the token for {@code X-Order-Token}. */
    public record Placed(OrderView order, String token) {}
}
