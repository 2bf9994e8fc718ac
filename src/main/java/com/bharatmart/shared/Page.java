package com.bharatmart.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param data the entries, in the order of the list
 * @param nextCursor the start of the next page, null on the last page
 */
public record Page<T>(List<T> data, @Nullable Cursor nextCursor) {
    public Page {
        data = List.copyOf(data);
    }

    /**
     * Makes a page from the result of a query for one row more than the page holds.
     *
     * @param rows up to {@code limit + 1} rows
     * @param cursorOf returns the cursor that continues after a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursorOf) {
        return rows.size() <= limit
                ? new Page<>(rows, null)
                : new Page<>(rows.subList(0, limit), cursorOf.apply(rows.get(limit - 1)));
    }
}
