package com.bharatmart.payment.gateway;

import com.bharatmart.shared.Money;
import java.time.Instant;
import java.util.Map;

/**
 * A QR code to make at the gateway, for one payment.
 *
 * @param name what the shopper sees in the UPI app
 * @param closeBy when the code stops taking money
 * @param notes what the gateway shows to the shop's staff; without personal data
 */
public record NewGatewayQr(String name, Money amount, Instant closeBy, Map<String, String> notes) {
    public NewGatewayQr {
        notes = Map.copyOf(notes);
    }
}
