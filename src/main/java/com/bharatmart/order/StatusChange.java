package com.bharatmart.order;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** Since when an order has had a status. */
@Embeddable
public record StatusChange(@Enumerated(EnumType.STRING) OrderStatus status, Instant at) {}
