package com.bharatmart.identity.web;

import com.bharatmart.identity.ActiveSessionService;
import com.bharatmart.identity.LoginId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A login.
 *
 * @param id identifies the login; no secret
 * @param current whether it is the login of this request
 * @param method {@code password} or {@code one_time_code}
 * @param lastSeenAt accurate to five minutes
 * @param expiresAt when the login ends if it is not used until then
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

    static SessionResponse from(ActiveSessionService.Login login, LoginId current) {
        return new SessionResponse(
                login.id(),
                login.id().equals(current),
                login.method().name().toLowerCase(Locale.ROOT),
                login.device().userAgent(),
                login.device().address(),
                login.createdAt(),
                login.lastSeenAt(),
                login.expiresAt());
    }
}
