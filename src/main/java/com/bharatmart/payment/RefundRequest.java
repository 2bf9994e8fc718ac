package com.bharatmart.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why money goes back.
 *
 * @param reason for staff and the shopper
 * @param lines empty for a refund of an amount
 * @param requestedBy the account of the member of staff; null for a refund by the shop itself
 * @param restock whether the units are for sale again; the module of orders does that
 */
public record RefundRequest(
        String reason, List<RefundLine> lines, @Nullable String requestedBy, boolean restock) {
    public RefundRequest {
        lines = List.copyOf(lines);
    }
}
