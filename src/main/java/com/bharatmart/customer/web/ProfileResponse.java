package com.bharatmart.customer.web;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer.
 *
 * @param email null for somebody who has come by a phone only
 * @param phoneVerified whether a code sent to the phone logs them in
 * @param hasPassword whether they can log in with one
 */
record ProfileResponse(
        AccountId id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        boolean phoneVerified,
        boolean hasPassword,
        Instant createdAt) {

    static ProfileResponse from(CustomerAccount profile) {
        var email = profile.email();
        var phone = profile.phone();
        return new ProfileResponse(
                profile.id(),
                profile.name(),
                email == null ? null : email.value(),
                phone == null ? null : phone.value(),
                profile.phoneVerified(),
                profile.hasPassword(),
                profile.createdAt());
    }
}
