package com.bharatmart.inventory.web;

import com.bharatmart.inventory.StockMovement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record StockMovementResponse(
        @Schema(description = "Pieces that came, or went if less than 0.")
        int change,

        @Schema(description = "One of staff's, IMPORTED for a count in a product file, or OPENING for the first entry.")
        String reason,

        @Nullable String note,

        @Schema(description = "Pieces that could be bought right afterwards.")
        int available,

        Instant at) {

    static StockMovementResponse from(StockMovement movement) {
        return new StockMovementResponse(
                movement.change(), movement.reason(), movement.note(), movement.available(), movement.at());
    }
}
