package com.bharatmart.customer.web;

import com.bharatmart.customer.CustomerAdminView;
import com.bharatmart.identity.AccountId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as staff see it.
 *
 * @param blocked whether staff deny logins
 * @param phoneVerified whether a code sent to the phone logs in
 */
record CustomerAdminResponse(
        AccountId id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        boolean phoneVerified,
        boolean blocked,
        Instant createdAt,
        List<AddressResponse> addresses) {

    static CustomerAdminResponse from(CustomerAdminView customer) {
        var entry = CustomerSummaryResponse.from(customer.account());
        return new CustomerAdminResponse(
                entry.id(),
                entry.name(),
                entry.email(),
                entry.phone(),
                customer.account().phoneVerified(),
                entry.blocked(),
                entry.createdAt(),
                customer.addresses().stream().map(AddressResponse::from).toList());
    }
}
