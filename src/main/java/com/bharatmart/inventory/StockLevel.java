package com.bharatmart.inventory;

import com.bharatmart.shared.Sku;

/**
 * The units of a SKU.
 *
 * @param available can be bought
 * @param reserved held for orders that are not paid yet
 * @param sold in confirmed orders
 */
public record StockLevel(Sku sku, int available, int reserved, int sold) {

    /** A text that is different for different values. */
    public String state() {
        return available + "." + reserved + "." + sold;
    }

    /** Units that are not in confirmed orders. */
    public int onHand() {
        return available + reserved;
    }
}
