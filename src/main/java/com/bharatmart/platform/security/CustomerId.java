package com.bharatmart.platform.security;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The account of a customer, for modules that store data of customers and do not depend on accounts. */
public record CustomerId(@JsonValue UUID value) {

    /** Null for guests and for staff, who shop as guests. */
    public static @Nullable CustomerId of(@Nullable ShopPrincipal principal) {
        return principal != null && principal.kind() == ShopPrincipal.Kind.CUSTOMER
                ? new CustomerId(principal.id())
                : null;
    }
}
