package com.bharatmart.inventory;

import com.bharatmart.shared.Sku;

/** The last piece of a sku has gone. */
public record SoldOut(Sku sku) {}
