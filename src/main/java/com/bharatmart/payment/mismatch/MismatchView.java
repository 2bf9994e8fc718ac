package com.bharatmart.payment.mismatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mismatch as staff see it.
 *
 * @param resolution what staff found out and did; null while it is open
 */
public record MismatchView(
        UUID id,
        Mismatch mismatch,
        Instant createdAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolution) {}
