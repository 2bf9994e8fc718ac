package com.bharatmart.order;

import com.bharatmart.shared.Money;

/**
 * A cart has become an order.
 *
 * @param total the amount that the buyer pays, with tax and shipping
 */
public record OrderPlaced(OrderId orderId, Money total) {}
