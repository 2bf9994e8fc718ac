package com.bharatmart.inventory.web;

import com.bharatmart.inventory.StockAdminService;
import com.bharatmart.inventory.StockReason;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Pieces that come or go: by how many, or so that there are how many; one of the two. */
record StockMovementRequest(
        @Schema(description = "More than 0 for pieces that come, less for pieces that go.")
        @Nullable @Min(-StockAdminService.MOST) @Max(StockAdminService.MOST) Integer change,

        @Schema(description = "How many there are that no confirmed order has, reserved ones included.")
        @Nullable @Min(0) @Max(StockAdminService.MOST) Integer onHand,

        @NotNull StockReason reason,
        @Nullable @Size(max = 500) String note) {}
