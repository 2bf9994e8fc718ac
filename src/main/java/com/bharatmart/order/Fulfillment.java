package com.bharatmart.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The parcel of an order. It contains all lines of the order.
 *
 * @param shipment null until the parcel is shipped
 */
public record Fulfillment(
        FulfillmentId id,
        @Nullable Shipment shipment,
        Instant packedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt) {}
