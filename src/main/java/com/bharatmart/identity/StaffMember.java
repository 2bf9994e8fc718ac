package com.bharatmart.identity;

import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.EmailAddress;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works in the shop.
 *
 * @param active whether they may log in
 * @param passwordChangeRequired whether they have to choose another password before anything else
 * @param secondFactor whether they have one that counts
 * @param version changes with password, roles and active
 */
public record StaffMember(
        AccountId id,
        String name,
        @Nullable EmailAddress email,
        Set<Role> roles,
        boolean active,
        boolean passwordChangeRequired,
        boolean secondFactor,
        Instant createdAt,
        int version) {

    public StaffMember {
        roles = Set.copyOf(roles);
    }
}
