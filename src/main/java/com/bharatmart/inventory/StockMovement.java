package com.bharatmart.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that came or went otherwise than by an order. The changes of a sku add up to all its pieces, whether they are
 * available, reserved or sold.
 *
 * @param change never 0
 * @param reason a {@link StockReason}, {@code IMPORTED} for a count in a product file, or {@code OPENING} for what was
 *     there before movements were written down
 * @param available pieces that could be bought right afterwards
 */
public record StockMovement(
        int change, String reason, @Nullable String note, int available, Instant at) {}
