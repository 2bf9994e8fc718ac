package com.bharatmart.platform.security;

import java.util.Collections;
import java.util.Set;

/**
 * Who may call a route for staff, as {@code @PreAuthorize} on its handler says it. An administrator may call every one;
 * an auditor only the audit log, which has all that happens.
 */
public final class StaffPermissions {
    public static final String CATALOGUE = "hasAnyRole('ADMIN', 'CATALOGUE')";
    public static final String STOCK = "hasAnyRole('ADMIN', 'FULFILMENT')";
    public static final String ORDERS = "hasAnyRole('ADMIN', 'FULFILMENT', 'SUPPORT', 'FINANCE')";
    public static final String FULFILMENT = "hasAnyRole('ADMIN', 'FULFILMENT')";
    public static final String CANCELLATION = "hasAnyRole('ADMIN', 'SUPPORT')";
    public static final String CUSTOMERS = "hasAnyRole('ADMIN', 'SUPPORT')";
    public static final String STAFF = "hasRole('ADMIN')";
    public static final String AUDIT_LOG = "hasAnyRole('ADMIN', 'AUDITOR')";

    /** The roles of {@link #STOCK}. */
    private static final Set<Role> STOCK_ROLES = Set.of(Role.ADMIN, Role.FULFILMENT);

    private StaffPermissions() {}

    /** Whether somebody may call what {@link #STOCK} guards, for routes of others that would do the same. */
    public static boolean mayChangeStock(ShopPrincipal who) {
        return !Collections.disjoint(STOCK_ROLES, who.roles());
    }
}
