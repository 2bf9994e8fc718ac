package com.bharatmart.payment.web;

import com.bharatmart.payment.RefundId;
import com.bharatmart.payment.RefundStatus;
import com.bharatmart.payment.search.RefundSummary;
import com.bharatmart.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refund for staff. */
record RefundSummaryResponse(
        RefundId id,
        UUID orderId,

        @Schema(description = "Whose money goes back; absent for cash on delivery.") @Nullable String providerPaymentId,

        @Nullable String providerRefundId,
        Money amount,
        RefundStatus status,
        String reason,

        @Schema(description = "By which the bank of the buyer finds it.", example = "N332263300011") @Nullable String reference,

        @Schema(description = "How often the gateway failed to send it.")
        int failures,

        @Schema(description = "Why it failed the last time.", example = "400 BAD_REQUEST_ERROR") @Nullable String lastError,

        @Schema(description = "When the gateway is asked next.") @Nullable Instant nextAttemptAt,

        Instant createdAt,

        @Schema(description = "When the money has left.") @Nullable Instant processedAt) {

    static RefundSummaryResponse from(RefundSummary refund) {
        return new RefundSummaryResponse(
                refund.id(),
                refund.order().value(),
                refund.providerPaymentId(),
                refund.providerRefundId(),
                refund.amount(),
                refund.status(),
                refund.reason(),
                refund.reference(),
                refund.failures(),
                refund.lastError(),
                refund.nextAttemptAt(),
                refund.createdAt(),
                refund.processedAt());
    }
}
