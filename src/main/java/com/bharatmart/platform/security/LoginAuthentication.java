package com.bharatmart.platform.security;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request in somebody's name, by one of their logins. */
public final class LoginAuthentication extends AbstractAuthenticationToken {

    private final ShopPrincipal principal;
    private final UUID login;
    private final boolean mustChangePassword;

    /**
     * @param login by which they came
     * @param mustChangePassword whether they may do nothing else yet
     */
    public LoginAuthentication(ShopPrincipal principal, UUID login, boolean mustChangePassword) {
        super(principal.authorities());
        this.principal = principal;
        this.login = login;
        this.mustChangePassword = mustChangePassword;
        setAuthenticated(true);
    }

    @Override
    public ShopPrincipal getPrincipal() {
        return principal;
    }

    public UUID login() {
        return login;
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoginAuthentication that && login.equals(that.login) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return login.hashCode();
    }
}
