package com.bharatmart.order.web;

import com.bharatmart.platform.problem.ProblemCode;
import java.util.Map;
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
            "Offer the methods that `detail` names."),
    PAYMENT_UNDER_WAY(
            HttpStatus.CONFLICT,
            "A payment of the order has been authorized, so that another one would be paid twice.",
            "Read the order again until the payment is captured or has failed."),
    PAYMENT_TOO_LATE(
            HttpStatus.CONFLICT,
            "The time to pay the order is over, and its stock is for others again.",
            "Offer to order again: `POST /orders/{id}/reorder`."),
    TOO_MANY_PAYMENTS(
            HttpStatus.CONFLICT,
            "The order has had too many attempts to pay it online.",
            "Offer payment on delivery, or cancel the order."),
    NOT_REFUNDABLE(
            HttpStatus.CONFLICT,
            "The units are refunded already; or, with `restock`, they have not been shipped or are back already.",
            "Read the refunds of the order and correct the quantities; `errors` has what is left."),
    ALREADY_REMITTED(
            HttpStatus.CONFLICT, "The carrier's payment for the order was recorded before.", "Compare the references.");

    static final String TOTALS = "totals";

    private final HttpStatus status;
    private final String when;
    private final String action;

    OrderProblemCode(HttpStatus status, String when, String action) {
        this.status = status;
        this.when = when;
        this.action = action;
    }

    @Override
    public Map<String, Class<?>> members() {
        return this == PRICE_CHANGED ? Map.of(TOTALS, CheckoutTotalsResponse.class) : Map.of();
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
