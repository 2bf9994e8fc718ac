package com.bharatmart.order.web;

/**
 * The response to every look-up. It does not reveal whether the order exists.
 *
 * @param message what the client can expect
 */
record OrderLookupAcceptedResponse(String message) {

    static final OrderLookupAcceptedResponse ANSWER = new OrderLookupAcceptedResponse(
            "If an order that was placed as a guest has this number and phone, a code is on its way to the phone.");
}
