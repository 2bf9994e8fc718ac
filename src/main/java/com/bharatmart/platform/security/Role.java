package com.bharatmart.platform.security;

/** The roles of staff; a person can have several. Customers have none. See {@link StaffPermissions}. */
public enum Role {
    /** Everything, including the accounts of staff. */
    ADMIN,
    /** Products, variants, categories, pictures, imports and exports. */
    CATALOGUE,
    /** Stock, and orders from confirmation to delivery. */
    FULFILMENT,
    /** Customers and their orders. */
    SUPPORT,
    /** Refunds, invoices and tax reports. */
    FINANCE,
    /** Read access to the audit log and to payments. */
    AUDITOR
}
