package com.bharatmart.inventory.web;

import com.bharatmart.inventory.StockAdminService;
import com.bharatmart.inventory.StockReason;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A movement of stock, by a difference or to a number; exactly one of the two. */
record StockMovementRequest(
        @Schema(description = "Positive to add units, negative to remove units.")
        @Nullable @Min(-StockAdminService.MAX_UNITS) @Max(StockAdminService.MAX_UNITS) Integer change,

        @Schema(description = "The new number of units that are not in confirmed orders, including reserved units.")
        @Nullable @Min(0) @Max(StockAdminService.MAX_UNITS) Integer onHand,

        @NotNull StockReason reason,
        @Nullable @Size(max = 500) String note) {}
