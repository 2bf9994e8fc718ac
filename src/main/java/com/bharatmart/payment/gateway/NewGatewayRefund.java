package com.bharatmart.payment.gateway;

import com.bharatmart.shared.Money;
import java.util.Map;

/**
 * Money to send back.
 *
 * @param receipt the refund's own id, at most 40 characters
 * @param idempotencyKey 10 or more of {@code A-Z a-z 0-9 _ -}, the same in each repetition
 * @param notes what the gateway shows to the shop's staff; without personal data
 */
public record NewGatewayRefund(Money amount, String receipt, String idempotencyKey, Map<String, String> notes) {
    public NewGatewayRefund {
        notes = Map.copyOf(notes);
    }
}
