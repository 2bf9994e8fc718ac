package com.bharatmart.order.retention;

import com.bharatmart.order.OrderId;
import java.util.List;

/** Orders do not name their buyers anymore. Published in the transaction that removes the names. */
public record OrdersAnonymized(List<OrderId> orders) {
    public OrdersAnonymized {
        orders = List.copyOf(orders);
    }
}
