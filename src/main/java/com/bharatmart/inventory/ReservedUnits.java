package com.bharatmart.inventory;

import com.bharatmart.shared.Sku;

/**
 * The units of one SKU in a reservation.
 *
 * @param wasSold false if they were held until a deadline
 */
record ReservedUnits(Sku sku, int quantity, boolean wasSold) implements Comparable<ReservedUnits> {
    @Override
    public int compareTo(ReservedUnits other) {
        return sku.compareTo(other.sku);
    }
}
