package com.bharatmart.payment.ledger;

/** The accounts of the books. A balance above zero is a debit. */
public enum LedgerAccount {
    /** What shoppers have bought: a credit. */
    SALES,
    /** What shoppers owe for orders. */
    RECEIVABLE,
    /** Money of the shop at the gateway. */
    GATEWAY,
    /** What the gateway keeps, without its tax. */
    FEES,
    /** GST on the fees: input tax credit. */
    FEE_TAX,
    /** Sales that were taken back. */
    REFUNDS,
    /** What the shop owes to shoppers: refunds that have not left, and money that no order took. */
    REFUNDS_DUE,
    /** Cash that carriers have collected and owe to the shop. */
    CASH_ON_DELIVERY,
    /** Money of the shop at its bank. */
    BANK
}
