package com.bharatmart.order;

import java.time.Instant;

/** The time at which an order reached a status. */
public record StatusChange(OrderStatus status, Instant at) {}
