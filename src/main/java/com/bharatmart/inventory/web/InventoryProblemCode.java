package com.bharatmart.inventory.web;

import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The problems of stock. */
enum InventoryProblemCode implements ProblemCode {
    INSUFFICIENT_STOCK(
            HttpStatus.CONFLICT,
            "There are fewer units left than requested; `errors` has each SKU with what is available. Nothing was kept.",
            "Show what is left, change the cart and try again."),
    STOCK_TOO_LOW(
            HttpStatus.CONFLICT,
            "The change would take more units than are there, or units that are reserved.",
            "Read the level again."),
    STOCK_TOO_HIGH(HttpStatus.CONFLICT, "The level would exceed its maximum.", "Correct the number.");

    private final HttpStatus status;
    private final String when;
    private final String action;

    InventoryProblemCode(HttpStatus status, String when, String action) {
        this.status = status;
        this.when = when;
        this.action = action;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public String action() {
        return action;
    }
}
