package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void cursorIsParsedFromItsText() {
        var cursor = Cursor.of("price", 49900, "ü");

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(cursor.number(1)).isEqualTo(49900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "a", "=", "ÿ"})
    void invalidCursorIsRejected(String text) {
        assertThatThrownBy(() -> Cursor.parse(text).number(3)).isInstanceOf(Cursor.InvalidCursorException.class);
    }
}
