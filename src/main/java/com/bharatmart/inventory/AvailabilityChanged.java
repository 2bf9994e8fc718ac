package com.bharatmart.inventory;

import com.bharatmart.shared.Sku;

/** The last piece of a sku has gone, or the first has come back. */
record AvailabilityChanged(Sku sku) {}
