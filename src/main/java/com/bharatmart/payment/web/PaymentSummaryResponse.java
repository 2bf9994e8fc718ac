package com.bharatmart.payment.web;

import com.bharatmart.payment.OnlineMethod;
import com.bharatmart.payment.PaymentId;
import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.payment.search.PaymentSummary;
import com.bharatmart.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment for staff. */
record PaymentSummaryResponse(
        PaymentId id,
        UUID orderId,
        String orderNumber,
        OnlineMethod method,
        PaymentStatus status,
        Money amount,
        String provider,
        @Nullable String providerOrderId,
        @Nullable String qrCodeId,
        Instant createdAt,
        Instant expiresAt,

        @Schema(description = "The tries of the shopper, as the gateway has them.")
        List<TransactionResponse> transactions) {
    PaymentSummaryResponse {
        transactions = List.copyOf(transactions);
    }

    static PaymentSummaryResponse from(PaymentSummary payment) {
        return new PaymentSummaryResponse(
                payment.id(),
                payment.order().value(),
                payment.orderNumber(),
                payment.method(),
                payment.status(),
                payment.amount(),
                payment.provider(),
                payment.providerOrderId(),
                payment.qrId(),
                payment.createdAt(),
                payment.expiresAt(),
                payment.transactions().stream().map(TransactionResponse::from).toList());
    }

    record TransactionResponse(
            String id,
            @Schema(example = "CAPTURED") String status,

            @Schema(
                    description = "ACCEPTED: it pays the order. SURPLUS: no order took it, and it goes back.",
                    example = "ACCEPTED")
            @Nullable String disposition,

            Money amount,
            Money captured,
            Money refundRequested,
            Money refundProcessed,
            @Schema(description = "With its tax.") @Nullable Money fee,
            @Nullable Money tax,
            @Schema(example = "upi") @Nullable String method,
            @Nullable String errorCode,
            @Nullable String errorReason,
            @Nullable String settlementId,
            @Nullable String settlementUtr,
            Instant createdAt) {

        static TransactionResponse from(PaymentSummary.Transaction transaction) {
            return new TransactionResponse(
                    transaction.id(),
                    transaction.status(),
                    transaction.disposition(),
                    transaction.amount(),
                    transaction.captured(),
                    transaction.refundRequested(),
                    transaction.refundProcessed(),
                    transaction.fee(),
                    transaction.tax(),
                    transaction.method(),
                    transaction.errorCode(),
                    transaction.errorReason(),
                    transaction.settlementId(),
                    transaction.settlementUtr(),
                    transaction.createdAt());
        }
    }
}
