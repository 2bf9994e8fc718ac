package com.bharatmart.inventory;

import com.bharatmart.shared.Sku;

/**
 * How many pieces there are of a sku.
 *
 * @param available can be bought
 * @param reserved held for orders that are not paid yet
 * @param sold belong to confirmed orders
 */
public record StockLevel(Sku sku, int available, int reserved, int sold) {

    /** What all of it looks like: two levels with the same are equal. */
    public String state() {
        return available + "." + reserved + "." + sold;
    }

    /** Pieces that no confirmed order has. */
    public int onHand() {
        return available + reserved;
    }
}
