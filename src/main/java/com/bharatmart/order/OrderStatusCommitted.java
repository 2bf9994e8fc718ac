package com.bharatmart.order;

/**
 * An order has reached this status, and the transaction of the change has committed. In contrast to {@link OrderPlaced} and
 * {@link OrderStatusChanged}, a listener costs the checkout nothing: {@code OrderAnnouncementJob} publishes the event later,
 * in a transaction of its own. A listener that takes part in that transaction gets each change once.
 */
public record OrderStatusCommitted(OrderId orderId, OrderStatus status) {}
