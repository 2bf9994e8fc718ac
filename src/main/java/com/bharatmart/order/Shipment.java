package com.bharatmart.order;

import org.jspecify.annotations.Nullable;

/**
 * The carrier of a parcel and the data to track it.
 *
 * @param carrier its name, for example "India Post"
 * @param trackingNumber of the carrier
 * @param trackingUrl a page that shows the state of the shipment
 */
public record Shipment(
        String carrier, String trackingNumber, @Nullable String trackingUrl) {}
