package com.bharatmart.identity;

import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as they see themselves.
 *
 * @param email null for somebody who has come by a phone only
 * @param phone as they have written it, or as it was verified
 * @param phoneVerified whether they have shown that it is theirs, so that a code sent there logs them in
 * @param hasPassword whether they can log in with one
 * @param active whether they may log in: not if the shop has blocked them
 * @param version changes with name and phone
 * @param loginVersion changes with what decides who may log in
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
        int loginVersion) {}
