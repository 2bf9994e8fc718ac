package com.bharatmart.order.reorder;

import com.bharatmart.cart.CartFillService;
import com.bharatmart.cart.CartId;
import com.bharatmart.order.OrderException;
import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderService;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts what was ordered into a cart again. */
@Service
public class ReorderService {

    private final OrderService orders;
    private final CartFillService carts;

    ReorderService(OrderService orders, CartFillService carts) {
        this.orders = orders;
        this.carts = carts;
    }

    /**
     * Adds the lines of an order to a cart, at the current prices and as far as they are available.
     *
     * @param token of the order, for a guest
     * @param cart null for the active cart of the customer, or a new cart of a guest
     * @throws OrderException.NotFoundException if the order is not the caller's
     * @throws com.bharatmart.cart.CartException if the caller cannot use the cart
     */
    @Transactional
    public Reorder reorder(OrderId id, @Nullable CustomerId customer, @Nullable String token, @Nullable CartId cart) {
        var order = orders.view(id, customer, token);
        var wanted = new LinkedHashMap<Sku, Quantity>();
        order.lines().forEach(line -> wanted.merge(line.sku(), line.quantity(), Quantity::plus));
        return Reorder.of(order, carts.fill(cart, customer, wanted));
    }
}
