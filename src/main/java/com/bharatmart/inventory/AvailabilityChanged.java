package com.bharatmart.inventory;

import com.bharatmart.shared.Sku;

/** A SKU is sold out, or available again. */
record AvailabilityChanged(Sku sku) {}
