package com.bharatmart.order.web;

import com.bharatmart.order.Fulfillment;
import com.bharatmart.order.FulfillmentId;
import com.bharatmart.order.Shipment;
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

    static FulfillmentResponse from(Fulfillment fulfilment) {
        Shipment shipment = fulfilment.shipment();
        return new FulfillmentResponse(
                fulfilment.id(),
                shipment == null ? null : shipment.carrier(),
                shipment == null ? null : shipment.trackingNumber(),
                shipment == null ? null : shipment.trackingUrl(),
                fulfilment.packedAt(),
                fulfilment.shippedAt(),
                fulfilment.deliveredAt());
    }
}
