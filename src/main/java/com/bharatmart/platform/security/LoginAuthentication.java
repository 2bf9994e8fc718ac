package com.bharatmart.platform.security;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The authentication of a request by a login. */
public final class LoginAuthentication extends AbstractAuthenticationToken {

    private final ShopPrincipal principal;
    private final UUID login;
    private final @Nullable LoginRestriction restriction;

    /**
     * @param login the id of the login
     * @param restriction the step that comes before anything else, null for none
     */
    public LoginAuthentication(ShopPrincipal principal, UUID login, @Nullable LoginRestriction restriction) {
        super(principal.authorities());
        this.principal = principal;
        this.login = login;
        this.restriction = restriction;
        setAuthenticated(true);
    }

    @Override
    public ShopPrincipal getPrincipal() {
        return principal;
    }

    public UUID login() {
        return login;
    }

    /** Whether the account has a second factor that this login has not presented yet. */
    public boolean waitsForSecondFactor() {
        return restriction == LoginRestriction.SECOND_FACTOR;
    }

    @Nullable LoginRestriction restriction() {
        return restriction;
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
