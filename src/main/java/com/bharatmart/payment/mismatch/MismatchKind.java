package com.bharatmart.payment.mismatch;

/** In what the shop and the gateway do not agree. */
public enum MismatchKind {
    /** A payment of another amount or currency than was asked for. It goes back by itself. */
    WRONG_AMOUNT,
    /** A payment that belongs to no order of the shop. */
    UNKNOWN_PAYMENT,
    /** A refund that was not made by this service. */
    UNKNOWN_REFUND,
    /** The gateway has sent back more than it had taken by the books. */
    EXCESSIVE_REFUND,
    /** The settlement report has other amounts than the books. */
    SETTLEMENT_DIFFERS,
    /** The gateway says that it has money of an order, and the settlement report does not have it. */
    NOT_SETTLED,
    /** The bank of a shopper disputes a payment. Answer it at the gateway before its deadline. */
    DISPUTE,
    /** A carrier has paid another amount than it collected. */
    REMITTANCE_DIFFERS
}
