package com.bharatmart.identity;

import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A search for customers by staff. A null criterion matches all.
 *
 * @param name the beginning of the name, in any case
 * @param limit entries, 1 to 100
 * @param cursor where the page starts, null for the first
 */
public record CustomerQuery(
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable String name,
        int limit,
        @Nullable Cursor cursor) {}
