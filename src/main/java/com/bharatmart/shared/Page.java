package com.bharatmart.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a longer list.
 *
 * @param data the entries, in the list's order
 * @param nextCursor where the next page starts, null on the last
 */
public record Page<T>(List<T> data, @Nullable Cursor nextCursor) {
    public Page {
        data = List.copyOf(data);
    }

    /**
     * Cuts a page out of a result that was asked for with one row too many.
     *
     * @param rows up to {@code limit + 1} rows
     * @param cursorOf the cursor that continues after a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursorOf) {
        return rows.size() <= limit
                ? new Page<>(rows, null)
                : new Page<>(rows.subList(0, limit), cursorOf.apply(rows.get(limit - 1)));
    }
}
