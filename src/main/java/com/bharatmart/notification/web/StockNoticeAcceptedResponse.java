package com.bharatmart.notification.web;

/**
 * The response to a request for a stock notice. It is the same if the address waits already.
 *
 * @param message what the client can expect
 */
record StockNoticeAcceptedResponse(String message) {

    static final StockNoticeAcceptedResponse ANSWER = new StockNoticeAcceptedResponse(
            "You get one mail when this is in stock again. If the address is not that of your account, confirm it first,"
                    + " with the mail that is on its way.");
}
