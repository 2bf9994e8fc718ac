package com.bharatmart.order.web;

import com.bharatmart.order.Fulfillment;
import com.bharatmart.order.FulfillmentId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record FulfillmentResponse(
        FulfillmentId id,

        @Schema(description = "What is in the parcel.") List<ShipmentResponse.Item> items,

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
                ShipmentResponse.items(fulfillment),
                shipment == null ? null : shipment.carrier(),
                shipment == null ? null : shipment.trackingNumber(),
                shipment == null ? null : shipment.trackingUrl(),
                fulfillment.packedAt(),
                fulfillment.shippedAt(),
                fulfillment.deliveredAt());
    }
}
