package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void lastPageHasNoNextCursor() {
        assertThat(Page.of(List.of(1, 2, 3), 2, Cursor::of)).isEqualTo(new Page<>(List.of(1, 2), Cursor.of(2)));
        assertThat(Page.of(List.of(1, 2), 2, Cursor::of).nextCursor()).isNull();
    }
}
