package com.bharatmart.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a stock level other than by an order. The sum of all changes of a SKU is the number of all its units:
 * available, reserved and sold.
 *
 * @param change never 0
 * @param reason a {@link StockReason}, {@code IMPORTED} for a count in a product file, or {@code OPENING} for the units
 *     that existed before the first movement
 * @param available units right after the movement
 */
public record StockMovement(
        int change, String reason, @Nullable String note, int available, Instant at) {}
