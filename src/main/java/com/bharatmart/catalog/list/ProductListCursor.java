package com.bharatmart.catalog.list;

import com.bharatmart.shared.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The start of the next page of a list. Valid only for the list that returned it.
 *
 * @param correctedText the corrected search text, null without a correction
 */
record ProductListCursor(
        ProductListPosition position, @Nullable String correctedText) {

    /** Throws {@link Cursor.InvalidCursorException} if it is of a list with another order or filter. */
    static ProductListCursor read(Cursor cursor, ProductQuery query) {
        if (!cursor.text(0).equals(list(query))) {
            throw new Cursor.InvalidCursorException();
        }
        var correctedText = cursor.text(4);
        var position = new ProductListPosition(
                Math.toIntExact(Math.clamp(cursor.number(1), 0, ProductListPosition.BY_SKU)),
                cursor.number(2),
                cursor.uuid(3));
        return new ProductListCursor(position, correctedText.isEmpty() ? null : correctedText);
    }

    Cursor write(ProductQuery query) {
        return Cursor.of(
                list(query),
                position.bucket(),
                position.key(),
                position.id(),
                correctedText == null ? "" : correctedText);
    }

    /** The same on every instance. Not a secret, so a checksum is enough. */
    private static String list(ProductQuery query) {
        var checksum = new CRC32();
        var parts = Arrays.asList(
                query.text(),
                query.category(),
                query.brands(),
                query.options(),
                query.minPrice(),
                query.maxPrice(),
                query.inStock());
        checksum.update(parts.toString().getBytes(StandardCharsets.UTF_8));
        return query.sort().parameter() + Long.toHexString(checksum.getValue());
    }
}
