package com.bharatmart.inventory.web;

import com.bharatmart.inventory.StockLevel;
import java.util.List;

/** The levels after the change, in the order of the request. */
record StockChangesResponse(List<StockLevelResponse> items) {

    static StockChangesResponse from(List<StockLevel> levels) {
        return new StockChangesResponse(
                levels.stream().map(StockLevelResponse::from).toList());
    }
}
