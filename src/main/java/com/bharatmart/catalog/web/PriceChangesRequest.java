package com.bharatmart.catalog.web;

import com.bharatmart.catalog.price.PriceChange;
import com.bharatmart.catalog.price.PriceChangeService;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** New prices of variants. */
record PriceChangesRequest(
        @NotNull @Size(min = 1, max = PriceChangeService.MAX_CHANGES) List<@NotNull @Valid Item> items) {

    List<PriceChange> toChanges() {
        return items.stream()
                .map(item -> new PriceChange(item.sku, item.price, item.mrp))
                .toList();
    }

    record Item(
            @NotNull Sku sku,

            @Schema(description = "Of one piece, taxes included; stays as it is if it is not given.") @Nullable Money price,

            @Schema(description = "The maximum retail price; stays as it is if it is not given.") @Nullable Money mrp) {}
}
