package com.bharatmart.inventory;

import java.util.UUID;

/** Names what is kept for one buyer; whoever reserves chooses it, an order its own id. */
public record ReservationId(UUID value) {}
