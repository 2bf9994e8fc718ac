package com.bharatmart.customer.web;

import com.bharatmart.customer.OpenedLogin;
import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Who is logged in now. The session is in the headers of the answer. */
record LoginResponse(PrincipalResponse principal) {

    static LoginResponse from(OpenedLogin login) {
        return new LoginResponse(PrincipalResponse.from(login.principal()));
    }

    /**
     * Who somebody is.
     *
     * @param kind {@code customer} or {@code staff}
     * @param name as people call them
     * @param roles none for customers
     */
    record PrincipalResponse(
            UUID id,
            @Schema(allowableValues = {"customer", "staff"}) String kind,
            String name,
            List<Role> roles) {
        static PrincipalResponse from(ShopPrincipal principal) {
            return new PrincipalResponse(
                    principal.id(),
                    principal.kind().name().toLowerCase(Locale.ROOT),
                    principal.name(),
                    principal.roles().stream().sorted().toList());
        }
    }
}
