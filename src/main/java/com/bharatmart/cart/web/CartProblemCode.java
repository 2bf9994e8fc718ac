package com.bharatmart.cart.web;

import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The problems of carts and wishlists. */
enum CartProblemCode implements ProblemCode {
    CART_ALREADY_ORDERED(HttpStatus.CONFLICT, "The cart has become an order and cannot change.", "Start a new cart."),
    CART_EMPTY(HttpStatus.UNPROCESSABLE_CONTENT, "The cart has no lines.", "Add an item first."),
    NOT_FOR_SALE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The shop does not sell this SKU, or no longer sells it.",
            "Remove the line, or choose another product."),
    CART_LIMIT_EXCEEDED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "A line, the cart or the wishlist would exceed its limit; `detail` has it.",
            "Lower the quantity, or remove lines.");

    private final HttpStatus status;
    private final String when;
    private final String action;

    CartProblemCode(HttpStatus status, String when, String action) {
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
