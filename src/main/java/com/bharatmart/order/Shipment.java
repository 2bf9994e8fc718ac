package com.bharatmart.order;

import org.jspecify.annotations.Nullable;

/**
 * Who carries a parcel, and how it is followed.
 *
 * @param carrier as people call it: "India Post"
 * @param trackingNumber the carrier's
 * @param trackingUrl where a shopper can follow it
 */
public record Shipment(
        String carrier, String trackingNumber, @Nullable String trackingUrl) {}
