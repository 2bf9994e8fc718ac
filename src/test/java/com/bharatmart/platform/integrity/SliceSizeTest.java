package com.bharatmart.platform.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceSizeTest {

    private static final int LIMIT = 1_000;

    private final SliceSize size = new SliceSize();

    @Test
    void slicesOfCheapRowsGrowToTheLimit() {
        var first = size.atMost(LIMIT);
        size.adapt(Duration.ofMillis(10));
        assertThat(size.atMost(LIMIT)).isGreaterThan(first);

        IntStream.range(0, 40).forEach(_ -> size.adapt(Duration.ofMillis(10)));
        assertThat(size.atMost(LIMIT)).isEqualTo(LIMIT);
    }

    @Test
    void slicesOfExpensiveRowsShrinkToOneRow() {
        var first = size.atMost(LIMIT);
        size.adapt(Duration.ofSeconds(1));
        assertThat(size.atMost(LIMIT)).isLessThan(first);

        IntStream.range(0, 40).forEach(_ -> size.adapt(Duration.ofSeconds(1)));
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
}
