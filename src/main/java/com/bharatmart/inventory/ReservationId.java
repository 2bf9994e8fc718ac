package com.bharatmart.inventory;

import java.util.UUID;

/** Identifies a reservation. The caller chooses it: an order uses its own id. */
public record ReservationId(UUID value) {}
