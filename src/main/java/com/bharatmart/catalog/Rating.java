package com.bharatmart.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The average rating of a product.
 *
 * @param rating the average with one decimal, null without ratings
 * @param rank millionths of a star; orders equally good matches of a search
 */
record Rating(@Nullable BigDecimal rating, int ratingCount, long rank) {

    private static final BigDecimal PRIOR_AVERAGE = new BigDecimal("3.5");
    private static final int PRIOR_COUNT = 20;

    /**
     * The rank is a Bayesian average, {@code (20 * 3.5 + count * rating) / (20 + count)}: as if every product came
     * with twenty ratings of 3.5, so that one rating of 5.0 does not beat a thousand of 4.8.
     */
    static Rating of(@Nullable BigDecimal rating, int ratingCount) {
        var count = rating == null ? 0 : Math.max(ratingCount, 0);
        var average = rating == null ? null : rating.setScale(1, RoundingMode.HALF_UP);
        var stars = PRIOR_AVERAGE.multiply(BigDecimal.valueOf(PRIOR_COUNT));
        if (average != null) {
            stars = stars.add(average.multiply(BigDecimal.valueOf(count)));
        }
        var rank =
                stars.movePointRight(6).divide(BigDecimal.valueOf(PRIOR_COUNT + (long) count), 0, RoundingMode.HALF_UP);
        return new Rating(average, count, rank.longValueExact());
    }
}
