package com.bharatmart.order.web;

import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The problems of orders. */
enum OrderProblemCode implements ProblemCode {
    WRONG_ORDER_STATUS(
            HttpStatus.CONFLICT,
            "The status of the order does not allow the change.",
            "Read the order again and show its status."),
    NOT_LEFT_TO_PACK(
            HttpStatus.CONFLICT,
            "Other parcels have the units already; `errors` has what is left.",
            "Read the order again and pack what is left."),
    ORDER_PARTLY_SHIPPED(
            HttpStatus.CONFLICT,
            "A parcel of the order has been shipped, so that the order cannot be cancelled.",
            "Offer a return once it has arrived."),
    TAXES_WOULD_CHANGE(
            HttpStatus.CONFLICT,
            "Other taxes apply in the state of the new address.",
            "Cancel the order and place it again."),
    ORDERS_UNDER_WAY(
            HttpStatus.CONFLICT,
            "The account has open orders; `errors` lists them.",
            "Wait for their delivery or cancel them, then try again."),
    PRICE_CHANGED(
            HttpStatus.CONFLICT,
            "The total is not the `expectedTotal`; `totals` has the new ones. Nothing was ordered.",
            "Show the new total; with the shopper's consent repeat with it and a new `Idempotency-Key`."),
    PAYMENT_METHOD_UNAVAILABLE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The shop does not accept this payment method.",
            "Offer the methods that `detail` names.");

    private final HttpStatus status;
    private final String when;
    private final String action;

    OrderProblemCode(HttpStatus status, String when, String action) {
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
