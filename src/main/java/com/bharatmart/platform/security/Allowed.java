package com.bharatmart.platform.security;

/**
 * Who may call a route for staff, as {@code @PreAuthorize} on its handler says it. An administrator may call every one;
 * an auditor none of these, since all that happens is in the audit log, which is an auditor's own.
 */
public final class Allowed {
    public static final String CATALOGUE = "hasAnyRole('ADMIN', 'CATALOGUE')";
    public static final String STOCK = "hasAnyRole('ADMIN', 'FULFILMENT')";
    public static final String ORDERS = "hasAnyRole('ADMIN', 'FULFILMENT', 'SUPPORT', 'FINANCE')";
    public static final String FULFILMENT = "hasAnyRole('ADMIN', 'FULFILMENT')";
    public static final String CANCELLATION = "hasAnyRole('ADMIN', 'SUPPORT')";

    private Allowed() {}
}
