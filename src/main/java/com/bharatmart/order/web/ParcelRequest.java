package com.bharatmart.order.web;

import com.bharatmart.order.FulfillmentService;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes into a parcel. */
record ParcelRequest(
        @Schema(description = "Everything that is in no parcel yet, if it is not given.")
        @Nullable @Size(min = 1, max = 500) List<@NotNull @Valid Item> items) {

    List<FulfillmentService.Item> toItems() {
        return items == null
                ? List.of()
                : items.stream()
                        .map(item -> new FulfillmentService.Item(item.sku, new Quantity(item.quantity)))
                        .toList();
    }

    record Item(@NotNull Sku sku, @Min(1) int quantity) {}
}
