package com.bharatmart.identity;

import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.EmailAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of an account to let somebody in.
 *
 * @param passwordHash null for those who have never chosen a password
 * @param version what a login is built on: it is not made if this has changed meanwhile
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

    /** As the database has it after the change. */
    Account withNewPassword(String hash) {
        return new Account(id, kind, name, email, hash, false, roles, active, version + 1);
    }

    ShopPrincipal principal() {
        return new ShopPrincipal(id.value(), kind, name, roles);
    }
}
