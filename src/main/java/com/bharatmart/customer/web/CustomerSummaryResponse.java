package com.bharatmart.customer.web;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as lists show them.
 *
 * @param blocked whether staff do not let them log in
 */
record CustomerSummaryResponse(
        AccountId id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        boolean blocked,
        Instant createdAt) {

    static CustomerSummaryResponse from(CustomerAccount profile) {
        var email = profile.email();
        var phone = profile.phone();
        return new CustomerSummaryResponse(
                profile.id(),
                profile.name(),
                email == null ? null : email.value(),
                phone == null ? null : phone.value(),
                !profile.active(),
                profile.createdAt());
    }
}
