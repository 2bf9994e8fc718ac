package com.bharatmart.inventory.web;

import com.bharatmart.inventory.StockMovement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record StockMovementResponse(
        @Schema(description = "Units added, or removed if negative.")
        int change,

        @Schema(
                description =
                        "The reason that staff gave, IMPORTED for a count in a product file, or OPENING for the first entry.")
        String reason,

        @Nullable String note,

        @Schema(description = "Available units right after the movement.")
        int available,

        Instant at) {

    static StockMovementResponse from(StockMovement movement) {
        return new StockMovementResponse(
                movement.change(), movement.reason(), movement.note(), movement.available(), movement.at());
    }
}
