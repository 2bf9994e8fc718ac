package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RatingTest {

    @Test
    void anUnratedProductHasTheRankOfThreeAndAHalfStars() {
        assertThat(Rating.of(null, 0)).isEqualTo(new Rating(null, 0, 3_500_000));
    }

    @Test
    void oneBestRatingDoesNotBeatAThousandVeryGoodOnes() {
        assertThat(rank("5.0", 1)).isEqualTo(3_571_429);
        assertThat(rank("4.8", 1000)).isGreaterThan(rank("5.0", 1)).isLessThan(4_800_000);
    }

    @Test
    void manyBadRatingsRankBelowNone() {
        assertThat(rank("2.0", 50)).isLessThan(Rating.of(null, 0).rank());
    }

    private static long rank(String rating, int count) {
        return Rating.of(new BigDecimal(rating), count).rank();
    }
}
