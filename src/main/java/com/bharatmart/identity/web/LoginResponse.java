package com.bharatmart.identity.web;

import com.bharatmart.identity.AuthenticatedSession;
import com.bharatmart.identity.GuestCartMerger;
import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The logged-in user. The session is in the headers of the response.
 *
 * @param cartId the customer's active cart; absent if there is none
 * @param notMerged the items of the guest cart that did not fit and stay there; absent if there are none
 */
record LoginResponse(
        PrincipalResponse principal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cartId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<NotMerged> notMerged) {

    static LoginResponse from(AuthenticatedSession login, GuestCartMerger.MergedCart merged) {
        var remaining = merged.remaining().stream().map(NotMerged::from).toList();
        return new LoginResponse(
                PrincipalResponse.from(login.principal()), merged.cartId(), remaining.isEmpty() ? null : remaining);
    }

    /** An item that stays in the guest cart. */
    record NotMerged(Sku sku, Quantity quantity) {

        static NotMerged from(GuestCartMerger.RemainingItem item) {
            return new NotMerged(item.sku(), item.quantity());
        }
    }

    /**
     * The user.
     *
     * @param kind {@code customer} or {@code staff}
     * @param roles empty for customers
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
