package com.bharatmart.inventory;

/** The deadline of a reservation has passed. Its units are available again. */
public record ReservationExpired(ReservationId id) {}
