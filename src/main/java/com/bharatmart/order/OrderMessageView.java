package com.bharatmart.order;

import java.util.List;

/**
 * An order for messages to its buyer.
 *
 * @param guest whether the order belongs to no account
 * @param fulfillments the parcels of the order
 */
public record OrderMessageView(OrderView order, boolean guest, List<Fulfillment> fulfillments) {

    public OrderMessageView {
        fulfillments = List.copyOf(fulfillments);
    }
}
