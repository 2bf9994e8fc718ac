package com.bharatmart.order.web;

import com.bharatmart.order.Shipment;
import com.bharatmart.platform.request.Visible;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The carrier of a parcel and the data to track it. */
record ShipmentRequest(
        @NotBlank @Visible @Size(max = 100) String carrier,
        @NotBlank @Visible @Size(max = 100) String trackingNumber,

        @Schema(
                description =
                        "The page that shows the state of the parcel. Without it the shop makes the link for the carriers that it knows.")
        @Nullable @Size(max = 2_000) @Pattern(regexp = URL, message = "must be an https address") String trackingUrl) {

    /** Without a user name, which could show another host than the one that opens. */
    private static final String URL = "^https://[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?([/?#][^\\s]*)?$";

    Shipment toShipment() {
        return new Shipment(carrier.strip(), trackingNumber.strip(), trackingUrl);
    }
}
