package com.bharatmart.order.web;

import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderLookupService;

/**
 * A looked-up order.
 *
 * @param token for the header {@code X-Order-Token}
 */
record OrderLookupResponse(OrderId orderId, String token) {

    static OrderLookupResponse from(OrderLookupService.Opened opened) {
        return new OrderLookupResponse(opened.order(), opened.token());
    }
}
