package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back to a shopper.
 *
 * @param cash whether staff sent it by another way than the gateway
 * @param surplus whether it is of money that the order did not take
 * @param reference by which the shopper's bank finds the money; null until the gateway has told it
 * @param processedAt null until the money has left
 */
public record RefundView(
        RefundId id,
        OrderReference order,
        Money amount,
        RefundStatus status,
        boolean cash,
        boolean surplus,
        String reason,
        List<RefundLine> lines,
        boolean restock,
        @Nullable String reference,
        Instant createdAt,
        @Nullable Instant processedAt) {
    public RefundView {
        lines = List.copyOf(lines);
    }
}
