package com.bharatmart.identity;

import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.EmailAddress;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff.
 *
 * @param active whether the account can log in
 * @param passwordChangeRequired whether the password must be changed before any other request
 * @param secondFactor whether the account has an active second factor
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
