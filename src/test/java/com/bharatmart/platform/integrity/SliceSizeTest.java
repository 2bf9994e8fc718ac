package com.bharatmart.platform.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SliceSizeTest {

    private static final int LIMIT = 1_000;

    private final SliceSize size = new SliceSize();

    @Test
    void slicesOfCheapRowsGrowToTheLimit() {
        var first = size.atMost(LIMIT);
        size.adapt(Duration.ofMillis(10));
        assertThat(size.atMost(LIMIT)).isGreaterThan(first);

        slices(40, Duration.ofMillis(10));
        assertThat(size.atMost(LIMIT)).isEqualTo(LIMIT);
    }

    @Test
    void oneExpensiveSliceShrinksTheNextAfterManyCheapOnes() {
        slices(40, Duration.ofMillis(10));
        slices(1, Duration.ofSeconds(1));

        assertThat(size.atMost(LIMIT)).isEqualTo(LIMIT / 2);
    }

    @Test
    void slicesOfExpensiveRowsShrinkToOneRow() {
        var first = size.atMost(LIMIT);
        size.adapt(Duration.ofSeconds(1));
        assertThat(size.atMost(LIMIT)).isLessThan(first);

        slices(40, Duration.ofSeconds(1));
        assertThat(size.atMost(LIMIT)).isOne();
    }

    @Test
    void sliceThatTakesAsLongAsItShouldKeepsItsSize() {
        var first = size.atMost(LIMIT);
        size.adapt(Duration.ofMillis(100));
        assertThat(size.atMost(LIMIT)).isEqualTo(first);
    }

    @Test
    void limitBelowTheSizeCounts() {
        assertThat(size.atMost(2)).isEqualTo(2);
    }

    private void slices(int count, Duration time) {
        for (var slice = 0; slice < count; slice++) {
            size.atMost(LIMIT);
            size.adapt(time);
        }
    }
}
