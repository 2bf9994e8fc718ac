package com.bharatmart.platform.security;

import java.util.Collections;
import java.util.Set;

/**
 * The roles that may call a route of staff, as expressions for {@code @PreAuthorize} on its handler. An administrator may
 * call every route, an auditor only reads the audit log and payments.
 */
public final class StaffPermissions {
    public static final String CATALOGUE = "hasAnyRole('ADMIN', 'CATALOGUE')";
    public static final String STOCK = "hasAnyRole('ADMIN', 'FULFILMENT')";
    public static final String ORDERS = "hasAnyRole('ADMIN', 'FULFILMENT', 'SUPPORT', 'FINANCE')";
    public static final String FULFILMENT = "hasAnyRole('ADMIN', 'FULFILMENT')";
    public static final String ORDER_NOTES = "hasAnyRole('ADMIN', 'FULFILMENT', 'SUPPORT')";
    public static final String CANCELLATION = "hasAnyRole('ADMIN', 'SUPPORT')";
    public static final String ORDER_ADDRESS = "hasAnyRole('ADMIN', 'SUPPORT')";
    public static final String ORDER_EXPORT = "hasAnyRole('ADMIN', 'FINANCE')";
    public static final String PAYMENTS = "hasAnyRole('ADMIN', 'FINANCE', 'AUDITOR')";
    public static final String PAYMENT_CHANGES = "hasAnyRole('ADMIN', 'FINANCE')";
    public static final String CUSTOMERS = "hasAnyRole('ADMIN', 'SUPPORT')";
    public static final String CUSTOMER_EXPORT = "hasRole('ADMIN')";
    public static final String STAFF = "hasRole('ADMIN')";
    public static final String AUDIT_LOG = "hasAnyRole('ADMIN', 'AUDITOR')";

    /** The roles of {@link #STOCK}. */
    private static final Set<Role> STOCK_ROLES = Set.of(Role.ADMIN, Role.FULFILMENT);

    private StaffPermissions() {}

    /** Whether an account has the permission {@link #STOCK}, for routes of other permissions that can change stock, too. */
    public static boolean mayChangeStock(ShopPrincipal principal) {
        return !Collections.disjoint(STOCK_ROLES, principal.roles());
    }
}
