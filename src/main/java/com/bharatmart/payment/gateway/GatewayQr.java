package com.bharatmart.payment.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A QR code as the gateway has it.
 *
 * @param imageUrl a picture of the code at the gateway
 * @param uri the {@code upi://pay} link in the code, for accounts that get it
 */
public record GatewayQr(
        String id, @Nullable String imageUrl, @Nullable String uri) {}
