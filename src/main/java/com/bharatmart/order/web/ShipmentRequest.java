package com.bharatmart.order.web;

import com.bharatmart.order.Shipment;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The carrier of a parcel and the data to track it. */
record ShipmentRequest(
        @NotBlank @Size(max = 100) String carrier,
        @NotBlank @Size(max = 100) String trackingNumber,

        @Nullable @Size(max = 2_000) @Pattern(regexp = "^https?://[^\\s]+$", message = "must be an http or https address") String trackingUrl) {

    Shipment toShipment() {
        return new Shipment(carrier, trackingNumber, trackingUrl);
    }
}
