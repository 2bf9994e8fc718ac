package com.bharatmart.order;

/** An order has reached this status. */
public record OrderStatusChanged(OrderId orderId, OrderStatus status) {}
