package com.bharatmart.order;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders somebody wants to see; null asks for all.
 *
 * @param customer whose they are
 * @param email as {@link com.bharatmart.shared.EmailAddress} has it
 * @param phone in E.164 form
 * @param from placed then or later
 * @param to placed before
 * @param limit entries, 1 to 100
 * @param cursor where the page starts, null for the first
 * @param total whether to count the whole list
 */
public record OrderQuery(
        @Nullable CustomerId customer,
        @Nullable OrderStatus status,
        @Nullable OrderNumber number,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable Cursor cursor,
        boolean total) {

    /** All of a customer's. */
    public static OrderQuery ofCustomer(CustomerId customer, int limit, @Nullable Cursor cursor, boolean total) {
        return new OrderQuery(customer, null, null, null, null, null, null, limit, cursor, total);
    }
}
