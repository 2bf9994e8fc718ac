package com.bharatmart.customer.web;

import com.bharatmart.customer.AccountId;
import com.bharatmart.customer.ManagedCustomer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as staff see them.
 *
 * @param blocked whether staff do not let them log in
 * @param phoneVerified whether a code sent to the phone logs them in
 */
record ManagedCustomerResponse(
        AccountId id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        boolean phoneVerified,
        boolean blocked,
        Instant createdAt,
        List<AddressResponse> addresses) {

    static ManagedCustomerResponse from(ManagedCustomer customer) {
        var entry = CustomerEntry.from(customer.profile());
        return new ManagedCustomerResponse(
                entry.id(),
                entry.name(),
                entry.email(),
                entry.phone(),
                customer.profile().phoneVerified(),
                entry.blocked(),
                entry.createdAt(),
                customer.addresses().stream().map(AddressResponse::from).toList());
    }
}
