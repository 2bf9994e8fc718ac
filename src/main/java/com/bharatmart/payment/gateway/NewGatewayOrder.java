package com.bharatmart.payment.gateway;

import com.bharatmart.shared.Money;
import java.util.Map;

/**
 * An order to make at the gateway.
 *
 * @param receipt the payment's own id, at most 40 characters; makes the call repeatable
 * @param notes what the gateway shows to the shop's staff; without personal data
 */
public record NewGatewayOrder(String receipt, Money amount, Map<String, String> notes) {
    public NewGatewayOrder {
        notes = Map.copyOf(notes);
    }
}
