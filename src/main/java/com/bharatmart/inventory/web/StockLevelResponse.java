package com.bharatmart.inventory.web;

import com.bharatmart.inventory.StockLevel;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.media.Schema;

record StockLevelResponse(
        Sku sku,

        @Schema(description = "Units that can be bought.") int available,

        @Schema(description = "Units held for orders that are not paid yet.")
        int reserved,

        @Schema(description = "Units that are not in confirmed orders: available and reserved.")
        int onHand,

        @Schema(description = "Units in confirmed orders.") int sold) {

    static StockLevelResponse from(StockLevel level) {
        return new StockLevelResponse(level.sku(), level.available(), level.reserved(), level.onHand(), level.sold());
    }
}
