package com.bharatmart.order.refund;

import com.bharatmart.shared.Money;
import java.math.BigInteger;

/**
 * What was paid for a line of an order.
 *
 * @param quantity units of the line
 * @param paid for all of them, with tax and after discounts
 */
public record PaidLine(int quantity, Money paid) {

    /**
     * What was paid for these units. Each is rounded down and the last one has the rest, so that all units together cost
     * exactly what was paid, in whatever parts they are refunded.
     *
     * @param before units that were refunded earlier
     */
    public Money priceOf(int before, int units) {
        return part(before + units).minus(part(before));
    }

    private Money part(int units) {
        return Money.inr(share(paid.amount(), units, quantity));
    }

    /** {@code whole * part / of}, rounded down. */
    static long share(long whole, long part, long of) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(of))
                .longValueExact();
    }
}
