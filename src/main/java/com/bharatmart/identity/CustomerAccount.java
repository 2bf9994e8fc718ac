package com.bharatmart.identity;

import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The account of a customer.
 *
 * @param email null for an account that was created by a login with a code
 * @param phone as the customer entered it, or as it was verified
 * @param phoneVerified whether a code sent to the phone logs in
 * @param hasPassword whether a password logs in
 * @param active whether the account can log in: not if staff have blocked it
 * @param version changes with name and phone
 * @param loginVersion changes with everything that decides who can log in
 */
public record CustomerAccount(
        AccountId id,
        String name,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        boolean phoneVerified,
        boolean hasPassword,
        boolean active,
        Instant createdAt,
        int version,
        int loginVersion) {

    /**
     * A search by staff. A null criterion matches all.
     *
     * @param name the beginning of the name, in any case
     * @param limit entries, at least 1
     * @param cursor where the page starts, null for the first
     */
    public record Filter(
            @Nullable EmailAddress email,
            @Nullable PhoneNumber phone,
            @Nullable String name,
            int limit,
            @Nullable Cursor cursor) {}
}
