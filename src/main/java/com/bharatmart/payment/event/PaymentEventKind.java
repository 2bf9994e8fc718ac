package com.bharatmart.payment.event;

/** What an event of the gateway is about. */
enum PaymentEventKind {
    PAYMENT,
    REFUND,
    DISPUTE,
    /** Of no use to the shop, or unknown to this version. */
    OTHER;

    static PaymentEventKind of(String type) {
        return switch (type) {
            case "payment.authorized", "payment.captured", "payment.failed", "order.paid", "qr_code.credited" ->
                PAYMENT;
            case "refund.created", "refund.processed", "refund.failed", "refund.speed_changed" -> REFUND;
            default -> type.startsWith("payment.dispute.") ? DISPUTE : OTHER;
        };
    }
}
