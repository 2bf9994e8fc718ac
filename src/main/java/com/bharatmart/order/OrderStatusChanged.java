package com.bharatmart.order;

/** An order has gone on to this status. */
public record OrderStatusChanged(OrderId orderId, OrderStatus status) {}
