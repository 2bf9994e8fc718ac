package com.bharatmart.platform.audit;

import com.bharatmart.shared.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; what is null does not matter.
 *
 * @param from the earliest time
 * @param to the first time that is too late
 * @param cursor where the page starts
 */
record AuditQuery(
        @Nullable UUID actor,
        @Nullable String action,
        @Nullable String targetType,
        @Nullable String target,
        @Nullable String requestId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Cursor cursor) {}
