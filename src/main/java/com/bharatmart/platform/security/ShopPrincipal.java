package com.bharatmart.platform.security;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The signed-in account. Each request reads it from the database, so that a revoked role has no effect on the next
 * request. Controllers take it as {@code @AuthenticationPrincipal}; it is null for guests.
 *
 * @param id of the account
 * @param name for display only
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

    /** The id, which never changes, as logs, audit rows and idempotency records have it. */
    @Override
    public String getName() {
        return id.toString();
    }

    /** {@code ROLE_CUSTOMER} or {@code ROLE_STAFF}, and one authority for each role. */
    public Collection<GrantedAuthority> authorities() {
        return Stream.concat(Stream.of(kind.name()), roles.stream().map(Role::name))
                .<GrantedAuthority>map(name -> new SimpleGrantedAuthority("ROLE_" + name))
                .toList();
    }
}
