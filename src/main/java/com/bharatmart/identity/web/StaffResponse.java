package com.bharatmart.identity.web;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.StaffMember;
import com.bharatmart.platform.security.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff.
 *
 * @param active whether the account can log in
 * @param passwordChangeRequired whether the password must be changed before any other request
 * @param secondFactor whether the account has an active second factor
 */
record StaffResponse(
        AccountId id,
        String name,
        @Nullable String email,
        List<Role> roles,
        boolean active,
        boolean passwordChangeRequired,
        boolean secondFactor,
        Instant createdAt) {

    static StaffResponse from(StaffMember member) {
        var email = member.email();
        return new StaffResponse(
                member.id(),
                member.name(),
                email == null ? null : email.value(),
                member.roles().stream().sorted().toList(),
                member.active(),
                member.passwordChangeRequired(),
                member.secondFactor(),
                member.createdAt());
    }
}
