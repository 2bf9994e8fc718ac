package com.bharatmart.inventory;

import com.bharatmart.shared.Sku;

/** The last available unit of a SKU is sold. */
public record SoldOut(Sku sku) {}
