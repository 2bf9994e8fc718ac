package com.bharatmart.platform.security;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who is signed in, as of this request: read from the database by the session's account, so that a role that was taken
 * away is gone with the next request. Controllers take it as {@code @AuthenticationPrincipal}; guests have none.
 *
 * @param id of the account
 * @param name as people call them, for display only
 * @param roles empty for customers
 */
public record ShopPrincipal(UUID id, Kind kind, String name, Set<Role> roles) implements AuthenticatedPrincipal {

    public enum Kind {
        CUSTOMER,
        STAFF
    }

    public ShopPrincipal {
        roles = Set.copyOf(roles);
    }

    /** What logs, audit rows and idempotency records know them by: the id, which never changes. */
    @Override
    public String getName() {
        return id.toString();
    }

    /** {@code ROLE_CUSTOMER} or {@code ROLE_STAFF}, and one for each role. */
    public Collection<GrantedAuthority> authorities() {
        return Stream.concat(Stream.of(kind.name()), roles.stream().map(Role::name))
                .<GrantedAuthority>map(name -> new SimpleGrantedAuthority("ROLE_" + name))
                .toList();
    }
}
