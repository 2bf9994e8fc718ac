package com.bharatmart.identity;

import com.bharatmart.platform.security.ShopPrincipal;
import java.time.Duration;

/**
 * Somebody is logged in.
 *
 * @param sessionId the secret that opens the account from now on
 * @param lifetime how long it may do so at the most
 */
public record AuthenticatedSession(ShopPrincipal principal, String sessionId, Duration lifetime) {

    @Override
    public String toString() {
        return "login of " + principal.id();
    }
}
