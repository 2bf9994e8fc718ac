package com.bharatmart.customer.web;

import com.bharatmart.customer.LoginId;
import com.bharatmart.customer.OwnLogins;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where somebody is logged in. */
record SessionsResponse(
        List<SessionResponse> data, @Nullable Cursor nextCursor) {

    static SessionsResponse from(Page<OwnLogins.Login> page, LoginId current) {
        return new SessionsResponse(
                page.data().stream()
                        .map(login -> SessionResponse.from(login, login.id().equals(current)))
                        .toList(),
                page.nextCursor());
    }

    /**
     * One login.
     *
     * @param id names it, and opens nothing
     * @param current whether it is that of this request
     * @param method {@code password} or {@code one_time_code}
     * @param lastSeenAt to within five minutes
     * @param expiresAt when it ends if it is not used until then
     */
    record SessionResponse(
            LoginId id,
            boolean current,
            String method,
            @Nullable @Schema(types = {"string", "null"}) String userAgent,
            @Nullable @Schema(types = {"string", "null"}) String address,
            Instant createdAt,
            Instant lastSeenAt,
            Instant expiresAt) {

        static SessionResponse from(OwnLogins.Login login, boolean current) {
            return new SessionResponse(
                    login.id(),
                    current,
                    login.method().name().toLowerCase(Locale.ROOT),
                    login.device().userAgent(),
                    login.device().address(),
                    login.createdAt(),
                    login.lastSeenAt(),
                    login.expiresAt());
        }
    }
}
