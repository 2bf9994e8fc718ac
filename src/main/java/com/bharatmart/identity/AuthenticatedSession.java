package com.bharatmart.identity;

import com.bharatmart.platform.security.ShopPrincipal;
import java.time.Duration;

/**
 * A new session of a logged-in user.
 *
 * @param sessionId the secret that authenticates requests
 * @param lifetime the maximum age of the session
 */
public record AuthenticatedSession(ShopPrincipal principal, String sessionId, Duration lifetime) {

    @Override
    public String toString() {
        return "login of " + principal.id();
    }
}
