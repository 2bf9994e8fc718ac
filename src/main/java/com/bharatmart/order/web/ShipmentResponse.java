package com.bharatmart.order.web;

import com.bharatmart.order.Fulfillment;
import com.bharatmart.order.FulfillmentId;
import com.bharatmart.order.StatusChange;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parcel of an order. */
record ShipmentResponse(
        FulfillmentId id,

        @Schema(description = "Null until the parcel is shipped.") @Nullable String carrier,

        @Schema(description = "Null until the parcel is shipped.") @Nullable String trackingNumber,

        @Schema(description = "A page of the carrier, if the shop knows it.") @Nullable String trackingUrl,

        @Schema(description = "What is in the parcel.") List<Item> items,

        @Schema(description = "PACKED, SHIPPED, DELIVERED: what happened to the parcel so far.")
        List<StatusChange> timeline) {

    static ShipmentResponse from(Fulfillment fulfillment) {
        var shipment = fulfillment.shipment();
        return new ShipmentResponse(
                fulfillment.id(),
                shipment == null ? null : shipment.carrier(),
                shipment == null ? null : shipment.trackingNumber(),
                shipment == null ? null : shipment.trackingUrl(),
                items(fulfillment),
                fulfillment.timeline());
    }

    static List<Item> items(Fulfillment fulfillment) {
        return fulfillment.lines().stream()
                .map(line -> new Item(line.sku(), line.name(), line.quantity()))
                .toList();
    }

    record Item(Sku sku, String name, Quantity quantity) {}
}
