package com.bharatmart.inventory;

import com.bharatmart.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A change of one stock level, by a difference or to a number.
 *
 * @param change positive to add units, negative to remove units; null if {@code onHand} is given
 * @param onHand the new number of units that are not sold; null if {@code change} is given
 */
public record StockChange(
        Sku sku, @Nullable Integer change, @Nullable Integer onHand) {

    boolean isValid() {
        return change == null ? onHand != null : onHand == null && change != 0;
    }

    /** The difference to the level; 0 if the level has the number already. */
    int unitsFor(StockLevel level) {
        if (change != null) {
            return change;
        }
        return onHand == null ? 0 : onHand - level.onHand();
    }
}
