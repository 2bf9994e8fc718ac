package com.bharatmart.platform.audit;

import com.bharatmart.shared.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search for entries; null stands for any value.
 *
 * @param from the start of the period, inclusive
 * @param to the end of the period, exclusive
 * @param cursor the start of the page
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
