package com.bharatmart.payment.search;

import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.shared.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A search for payments. A null criterion matches all of them.
 *
 * @param reference the number or id of an order, or an id of a payment or refund, here or at the gateway
 * @param from started at this time or later
 * @param to started before this time
 * @param limit entries, 1 to 100
 * @param cursor the start of the page, null for the first page
 */
public record PaymentQuery(
        @Nullable PaymentStatus status,
        @Nullable String reference,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable Cursor cursor) {}
