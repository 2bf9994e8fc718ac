package com.bharatmart.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as staff see it.
 *
 * @param fulfillment null until the order is packed
 * @param version of the order; every change of the status increments it
 */
public record OrderAdminView(OrderView order, @Nullable Fulfillment fulfillment, int version) {

    static OrderAdminView of(Order order, Optional<Fulfillment> fulfillment) {
        return new OrderAdminView(OrderView.of(order), fulfillment.orElse(null), order.version());
    }
}
