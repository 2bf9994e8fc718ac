package com.bharatmart.payment.razorpay;

import static com.bharatmart.payment.razorpay.ResponseFields.moneyOrZero;
import static com.bharatmart.payment.razorpay.ResponseFields.required;

import com.bharatmart.payment.gateway.SettlementItem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry of the settlement report in a response. */
record RazorpaySettlementItem(
        @Nullable String entityId,
        @Nullable String type,
        @Nullable Long debit,
        @Nullable Long credit,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable Long fee,
        @Nullable Long tax,
        @Nullable Boolean settled,
        @Nullable String settlementId,
        @Nullable String settlementUtr,
        @Nullable String paymentId,
        @Nullable String orderId,
        @Nullable String orderReceipt,
        @Nullable String method) {

    private static final String ONLY_CURRENCY = "INR";

    SettlementItem toItem() {
        var known = Objects.requireNonNullElse(currency, ONLY_CURRENCY);
        return new SettlementItem(
                required(entityId, "entity_id"),
                type(required(type, "type")),
                moneyOrZero(debit, known, "debit"),
                moneyOrZero(credit, known, "credit"),
                moneyOrZero(amount, known, "amount"),
                moneyOrZero(fee, known, "fee"),
                moneyOrZero(tax, known, "tax"),
                Boolean.TRUE.equals(settled),
                settlementId,
                settlementUtr,
                paymentId,
                orderId,
                orderReceipt,
                method);
    }

    /** A type that is not documented moves money too, so it must not hide the other entries of the day. */
    private static SettlementItem.Type type(String text) {
        return switch (text) {
            case "payment" -> SettlementItem.Type.PAYMENT;
            case "refund" -> SettlementItem.Type.REFUND;
            case "transfer" -> SettlementItem.Type.TRANSFER;
            default -> SettlementItem.Type.ADJUSTMENT;
        };
    }
}
