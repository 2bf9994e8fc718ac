package com.bharatmart.platform.security;

/** What a member of staff may do; one person can have several. Customers have none. */
public enum Role {
    /** Everything, the other staff included. */
    ADMIN,
    /** Products, variants, categories, pictures, imports and exports. */
    CATALOGUE,
    /** Stock and what happens to an order between its confirmation and its delivery. */
    FULFILMENT,
    /** Customers and their orders. */
    SUPPORT,
    /** Refunds, invoices and tax reports. */
    FINANCE,
    /** Reads the audit log, and changes nothing. */
    AUDITOR
}
