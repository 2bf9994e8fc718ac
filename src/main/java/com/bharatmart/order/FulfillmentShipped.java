package com.bharatmart.order;

import org.jspecify.annotations.Nullable;

/**
 * The carrier has a parcel of an order. An order can have several parcels.
 *
 * @param trackingUrl a page that shows the state of the parcel; null if there is none
 */
public record FulfillmentShipped(
        OrderId orderId,
        FulfillmentId fulfillmentId,
        String carrier,
        String trackingNumber,
        @Nullable String trackingUrl) {}
