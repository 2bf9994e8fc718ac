package com.bharatmart.razorpay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the settlement report.
 *
 * @param type {@code payment}, {@code refund} or {@code adjustment}
 * @param debit in paise, as all amounts
 * @param settlementUtr the bank's reference of the settlement
 * @param createdAt in seconds
 */
record SettlementItem(
        String settlementId,
        String settlementUtr,
        String entityId,
        String type,
        long debit,
        long credit,
        long amount,
        long fee,
        long tax,
        @Nullable String paymentId,
        @Nullable String orderId,
        @Nullable String orderReceipt,
        @Nullable String method,
        @Nullable String description,
        long createdAt,
        long settledAt) {

    Map<String, @Nullable Object> json() {
        return Json.object(
                "entity_id",
                entityId,
                "type",
                type,
                "debit",
                debit,
                "credit",
                credit,
                "amount",
                amount,
                "currency",
                "INR",
                "fee",
                fee,
                "tax",
                tax,
                "on_hold",
                false,
                "settled",
                true,
                "created_at",
                createdAt,
                "settled_at",
                settledAt,
                "settlement_id",
                settlementId,
                "posted_at",
                null,
                "credit_type",
                "default",
                "description",
                description,
                "payment_id",
                paymentId,
                "settlement_utr",
                settlementUtr,
                "order_id",
                orderId,
                "order_receipt",
                orderReceipt,
                "method",
                method,
                "card_network",
                null,
                "card_issuer",
                null,
                "card_type",
                null,
                "dispute_id",
                null);
    }
}
