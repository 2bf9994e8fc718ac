package com.bharatmart.platform.security;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer, to those modules that keep something of theirs and need not know what an account is. */
public record CustomerId(@JsonValue UUID value) {

    /** Null for guests, and for staff, who shop as guests do. */
    public static @Nullable CustomerId of(@Nullable ShopPrincipal principal) {
        return principal != null && principal.kind() == ShopPrincipal.Kind.CUSTOMER
                ? new CustomerId(principal.id())
                : null;
    }
}
