package com.bharatmart.identity;

import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.EmailAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a login needs to know about an account.
 *
 * @param passwordHash null if the account has no password
 * @param version changes with everything that decides who can log in: a login is not added if the version has changed
 */
record Account(
        AccountId id,
        ShopPrincipal.Kind kind,
        String name,
        @Nullable EmailAddress email,
        @Nullable String passwordHash,
        boolean passwordChangeRequired,
        Set<Role> roles,
        boolean active,
        int version) {

    Account {
        roles = Set.copyOf(roles);
    }

    /** Returns the account as it is after the change. */
    Account withNewPassword(String hash) {
        return new Account(id, kind, name, email, hash, false, roles, active, version + 1);
    }

    ShopPrincipal principal() {
        return new ShopPrincipal(id.value(), kind, name, roles);
    }
}
