package com.bharatmart.order;

import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * A search for orders. A null criterion matches all orders.
 *
 * @param customer the owner of the orders
 * @param numberPart digits of the number that follow one another: five or more, or four of them from an even place
 * @param name beginnings of words of the names of the addresses, separated by single spaces
 * @param email in the form of {@link com.bharatmart.shared.EmailAddress}
 * @param phone in E.164 form
 * @param phoneEnd the last digits of the phone
 * @param tag in lower case
 * @param period of the checkout
 * @param limit entries, 1 to 100
 * @param cursor the start of the page, null for the first page
 * @param total whether to count the whole list
 */
public record OrderQuery(
        @Nullable CustomerId customer,
        @Nullable OrderStatus status,
        @Nullable OrderNumber number,
        @Nullable String numberPart,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneEnd,
        @Nullable String tag,
        OrderPeriod period,
        int limit,
        @Nullable Cursor cursor,
        boolean total) {

    /** All orders of a customer. */
    public static OrderQuery ofCustomer(CustomerId customer, int limit, @Nullable Cursor cursor, boolean total) {
        return new OrderQuery(
                customer,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new OrderPeriod(null, null),
                limit,
                cursor,
                total);
    }
}
