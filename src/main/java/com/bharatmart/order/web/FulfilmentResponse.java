package com.bharatmart.order.web;

import com.bharatmart.order.Fulfilment;
import com.bharatmart.order.FulfilmentId;
import com.bharatmart.order.Shipment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record FulfilmentResponse(
        FulfilmentId id,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        Instant packedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt) {

    static FulfilmentResponse from(Fulfilment fulfilment) {
        Shipment shipment = fulfilment.shipment();
        return new FulfilmentResponse(
                fulfilment.id(),
                shipment == null ? null : shipment.carrier(),
                shipment == null ? null : shipment.trackingNumber(),
                shipment == null ? null : shipment.trackingUrl(),
                fulfilment.packedAt(),
                fulfilment.shippedAt(),
                fulfilment.deliveredAt());
    }
}
