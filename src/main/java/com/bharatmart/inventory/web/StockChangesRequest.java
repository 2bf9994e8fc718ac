package com.bharatmart.inventory.web;

import com.bharatmart.inventory.StockAdminService;
import com.bharatmart.inventory.StockChange;
import com.bharatmart.inventory.StockChangeService;
import com.bharatmart.inventory.StockReason;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Movements of many stock levels for one reason. */
record StockChangesRequest(
        @NotNull StockReason reason,
        @Nullable @Size(max = 500) String note,

        @NotNull @Size(min = 1, max = StockChangeService.MAX_CHANGES) List<@NotNull @Valid Item> items) {

    List<StockChange> toChanges() {
        return items.stream()
                .map(item -> new StockChange(item.sku, item.change, item.onHand))
                .toList();
    }

    /** By a difference or to a number; exactly one of the two. */
    record Item(
            @NotNull Sku sku,

            @Schema(description = "Positive to add units, negative to remove units.")
            @Nullable @Min(-StockAdminService.MAX_UNITS) @Max(StockAdminService.MAX_UNITS) Integer change,

            @Schema(description = "The new number of units that are not in confirmed orders, including reserved units.")
            @Nullable @Min(0) @Max(StockAdminService.MAX_UNITS) Integer onHand) {}
}
