package com.bharatmart.customer.web;

import com.bharatmart.customer.AccountId;
import com.bharatmart.customer.Profile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as lists show them.
 *
 * @param blocked whether staff do not let them log in
 */
record CustomerEntry(
        AccountId id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        boolean blocked,
        Instant createdAt) {

    static CustomerEntry from(Profile profile) {
        var email = profile.email();
        var phone = profile.phone();
        return new CustomerEntry(
                profile.id(),
                profile.name(),
                email == null ? null : email.value(),
                phone == null ? null : phone.value(),
                !profile.active(),
                profile.createdAt());
    }
}
