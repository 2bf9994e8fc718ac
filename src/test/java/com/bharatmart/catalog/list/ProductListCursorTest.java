package com.bharatmart.catalog.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.shared.Cursor;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductListCursorTest {

    private static final ProductListCursor CURSOR =
            new ProductListCursor(new ProductListPosition(1, 49900, UUID.randomUUID()), "indigo kurta");

    @ParameterizedTest
    @EnumSource
    void isReadAsItWasWritten(ProductSort sort) {
        var query = query("kurtta", sort, null);

        assertThat(ProductListCursor.read(Cursor.parse(CURSOR.write(query).toString()), query))
                .isEqualTo(CURSOR);
    }

    @Test
    void isRejectedByAListOfAnotherOrder() {
        refused(query("kurta", ProductSort.PRICE, null), query("kurta", ProductSort.PRICE_DESCENDING, null));
    }

    @Test
    void isRejectedByAListWithAnotherFilter() {
        refused(query("kurta", ProductSort.PRICE, null), query("saree", ProductSort.PRICE, null));
        refused(query("kurta", ProductSort.PRICE, 1L), query("kurta", ProductSort.PRICE, 2L));
    }

    @Test
    void isRejectedWithoutAnId() {
        var query = query("kurta", ProductSort.PRICE, null);
        var made = Cursor.of(CURSOR.write(query).text(0), 0, 1, "no-id", "");

        assertThatThrownBy(() -> ProductListCursor.read(made, query)).isInstanceOf(Cursor.InvalidCursorException.class);
    }

    private static void refused(ProductQuery giver, ProductQuery taker) {
        var cursor = CURSOR.write(giver);

        assertThatThrownBy(() -> ProductListCursor.read(cursor, taker))
                .isInstanceOf(Cursor.InvalidCursorException.class);
    }

    private static ProductQuery query(String text, ProductSort sort, @org.jspecify.annotations.Nullable Long minPrice) {
        return new ProductQuery(text, null, List.of(), List.of(), minPrice, null, null, sort, 20, null, false, false);
    }
}
