package com.bharatmart.payment.gateway;

import com.bharatmart.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the gateway's settlement report.
 *
 * @param entityId the payment, refund, transfer or adjustment
 * @param debit what the gateway takes from the shop
 * @param credit what the shop gets, after the fee
 * @param amount of the payment or refund
 * @param fee what the gateway keeps, with its tax
 * @param tax GST in the fee
 * @param paymentId of a refund or transfer
 * @param settlementUtr by which the shop's bank finds the transfer
 */
public record SettlementItem(
        String entityId,
        Type type,
        Money debit,
        Money credit,
        Money amount,
        Money fee,
        Money tax,
        boolean settled,
        @Nullable String settlementId,
        @Nullable String settlementUtr,
        @Nullable String paymentId,
        @Nullable String orderId,
        @Nullable String receipt,
        @Nullable String method) {

    /** What the entry is about. */
    public enum Type {
        PAYMENT,
        REFUND,
        TRANSFER,
        ADJUSTMENT
    }
}
