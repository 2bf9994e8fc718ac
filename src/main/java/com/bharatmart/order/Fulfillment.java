package com.bharatmart.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The parcel of an order: all of its lines, in one.
 *
 * @param shipment null until it is shipped
 */
public record Fulfillment(
        FulfillmentId id,
        @Nullable Shipment shipment,
        Instant packedAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt) {}
