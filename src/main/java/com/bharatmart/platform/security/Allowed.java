package com.bharatmart.platform.security;

/**
 * Who may call a route for staff, as {@code @PreAuthorize} on its handler says it. An administrator may call every one;
 * an auditor only the audit log, which has all that happens.
 */
public final class Allowed {
    public static final String CATALOGUE = "hasAnyRole('ADMIN', 'CATALOGUE')";
    public static final String STOCK = "hasAnyRole('ADMIN', 'FULFILMENT')";
    public static final String ORDERS = "hasAnyRole('ADMIN', 'FULFILMENT', 'SUPPORT', 'FINANCE')";
    public static final String FULFILMENT = "hasAnyRole('ADMIN', 'FULFILMENT')";
    public static final String CANCELLATION = "hasAnyRole('ADMIN', 'SUPPORT')";
    public static final String CUSTOMERS = "hasAnyRole('ADMIN', 'SUPPORT')";
    public static final String STAFF = "hasRole('ADMIN')";
    public static final String AUDIT_LOG = "hasAnyRole('ADMIN', 'AUDITOR')";

    private Allowed() {}
}
