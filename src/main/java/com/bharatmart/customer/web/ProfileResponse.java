package com.bharatmart.customer.web;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer.
 *
 * @param email null for an account that was created by a login with a code
 * @param phoneVerified whether a code sent to the phone logs in
 * @param hasPassword whether a password logs in
 */
record ProfileResponse(
        AccountId id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        boolean phoneVerified,
        boolean hasPassword,
        Instant createdAt) {

    static ProfileResponse from(CustomerAccount account) {
        var email = account.email();
        var phone = account.phone();
        return new ProfileResponse(
                account.id(),
                account.name(),
                email == null ? null : email.value(),
                phone == null ? null : phone.value(),
                account.phoneVerified(),
                account.hasPassword(),
                account.createdAt());
    }
}
