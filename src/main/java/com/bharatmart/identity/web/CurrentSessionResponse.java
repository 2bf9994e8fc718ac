package com.bharatmart.identity.web;

import com.bharatmart.platform.security.ShopPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * The session of the request.
 *
 * @param principal null if nobody is signed in
 */
record CurrentSessionResponse(LoginResponse.@Nullable PrincipalResponse principal) {

    static CurrentSessionResponse from(@Nullable ShopPrincipal principal) {
        return new CurrentSessionResponse(principal == null ? null : LoginResponse.PrincipalResponse.from(principal));
    }
}
