package com.bharatmart.customer.web;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a list.
 *
 * @param blocked whether staff deny logins
 */
record CustomerSummaryResponse(
        AccountId id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        boolean blocked,
        Instant createdAt) {

    static CustomerSummaryResponse from(CustomerAccount account) {
        var email = account.email();
        var phone = account.phone();
        return new CustomerSummaryResponse(
                account.id(),
                account.name(),
                email == null ? null : email.value(),
                phone == null ? null : phone.value(),
                !account.active(),
                account.createdAt());
    }
}
