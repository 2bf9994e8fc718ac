package com.bharatmart.pricing;

import com.bharatmart.shared.Money;

/**
 * The GST that is included in an amount.
 *
 * @param rateBasisPoints hundredths of a percent: 1800 for 18 %
 * @param taxable the amount without the tax
 * @param amount the sum of all parts of the tax
 */
public record Tax(int rateBasisPoints, Money taxable, Money amount) {

    /**
     * Calculates the tax that a gross amount includes. Each part is rounded half up to a paisa. Two halves are equal.
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
