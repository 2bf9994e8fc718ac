package com.bharatmart.order.web;

import com.bharatmart.order.Fulfillment;
import com.bharatmart.order.FulfillmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record FulfillmentResponse(
        FulfillmentId id,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        Instant packedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt) {

    static FulfillmentResponse from(Fulfillment fulfillment) {
        var shipment = fulfillment.shipment();
        return new FulfillmentResponse(
                fulfillment.id(),
                shipment == null ? null : shipment.carrier(),
                shipment == null ? null : shipment.trackingNumber(),
                shipment == null ? null : shipment.trackingUrl(),
                fulfillment.packedAt(),
                fulfillment.shippedAt(),
                fulfillment.deliveredAt());
    }
}
