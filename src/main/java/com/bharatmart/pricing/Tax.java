package com.bharatmart.pricing;

import com.bharatmart.shared.Money;

/**
 * The GST in a sum that includes it.
 *
 * @param rateBasisPoints hundredths of a percent: 1800 for 18 %
 * @param taxable the sum without the tax
 * @param amount the tax, all its parts together
 */
public record Tax(int rateBasisPoints, Money taxable, Money amount) {

    /**
     * Takes the tax out of a gross sum, each part of it rounded half up to a paisa by itself. Where it has two halves
     * they are equal.
     */
    static Tax in(Money gross, int rateBasisPoints, Supply supply) {
        var amount =
                switch (supply) {
                    case INTER_STATE -> gross.fraction(rateBasisPoints, 10_000L + rateBasisPoints);
                    case INTRA_STATE, INTRA_TERRITORY -> {
                        var half = gross.fraction(rateBasisPoints, 2 * (10_000L + rateBasisPoints));
                        yield half.plus(half);
                    }
                };
        return new Tax(rateBasisPoints, gross.minus(amount), amount);
    }
}
