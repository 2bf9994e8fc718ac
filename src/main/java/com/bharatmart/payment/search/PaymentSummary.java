package com.bharatmart.payment.search;

import com.bharatmart.payment.OnlineMethod;
import com.bharatmart.payment.OrderReference;
import com.bharatmart.payment.PaymentId;
import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment as staff see it, with what the gateway knows of it. */
public record PaymentSummary(
        PaymentId id,
        OrderReference order,
        String orderNumber,
        OnlineMethod method,
        PaymentStatus status,
        Money amount,
        String provider,
        @Nullable String providerOrderId,
        @Nullable String qrId,
        Instant createdAt,
        Instant expiresAt,
        List<Transaction> transactions) {
    public PaymentSummary {
        transactions = List.copyOf(transactions);
    }

    /**
     * A try of the shopper, as the gateway has it.
     *
     * @param disposition {@code ACCEPTED} by the order, or {@code SURPLUS}, which goes back; null before the capture
     * @param fee with its tax
     * @param settlementId by which the gateway has paid the shop
     */
    public record Transaction(
            String id,
            String status,
            @Nullable String disposition,
            Money amount,
            Money captured,
            Money refundRequested,
            Money refundProcessed,
            @Nullable Money fee,
            @Nullable Money tax,
            @Nullable String method,
            @Nullable String errorCode,
            @Nullable String errorReason,
            @Nullable String settlementId,
            @Nullable String settlementUtr,
            Instant createdAt) {}
}
