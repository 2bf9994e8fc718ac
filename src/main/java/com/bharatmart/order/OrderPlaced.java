package com.bharatmart.order;

import com.bharatmart.shared.Money;

/**
 * A cart has become an order.
 *
 * @param total what the buyer pays, tax and shipping included
 */
public record OrderPlaced(OrderId orderId, Money total) {}
