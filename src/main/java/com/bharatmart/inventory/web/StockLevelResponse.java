package com.bharatmart.inventory.web;

import com.bharatmart.inventory.StockLevel;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.media.Schema;

record StockLevelResponse(
        Sku sku,

        @Schema(description = "Pieces that can be bought.") int available,

        @Schema(description = "Pieces held for orders that are not paid yet.")
        int reserved,

        @Schema(description = "Pieces that no confirmed order has: available and reserved ones.")
        int onHand,

        @Schema(description = "Pieces that confirmed orders have.")
        int sold) {

    static StockLevelResponse from(StockLevel level) {
        return new StockLevelResponse(level.sku(), level.available(), level.reserved(), level.onHand(), level.sold());
    }
}
