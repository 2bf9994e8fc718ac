package com.bharatmart.inventory;

/** The deadline of a reservation has passed and its pieces are for sale again. */
public record ReservationExpired(ReservationId id) {}
