package com.bharatmart.order;

import java.util.List;

/**
 * An order as staff see it.
 *
 * @param version of the order; every change increments it
 * @param tags in the order of the alphabet; the shopper does not see them
 */
public record OrderAdminView(OrderView order, int version, List<String> tags) {

    public OrderAdminView {
        tags = List.copyOf(tags);
    }

    static OrderAdminView of(Order order, OrderView view, List<String> tags) {
        return new OrderAdminView(view, order.version(), tags);
    }
}
