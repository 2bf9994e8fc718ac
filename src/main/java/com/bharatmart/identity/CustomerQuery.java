package com.bharatmart.identity;

import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Which customers staff look for; null asks for all.
 *
 * @param name how it begins, in whatever case
 * @param limit entries, 1 to 100
 * @param cursor where the page starts, null for the first
 */
public record CustomerQuery(
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable String name,
        int limit,
        @Nullable Cursor cursor) {}
