package com.bharatmart.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;

/**
 * An amount of money in whole minor units of its currency: paise for INR, so ₹499 is {@code 49900}.
 *
 * @param amount minor units; may be negative
 * @param currency an ISO 4217 currency
 */
public record Money(long amount, Currency currency) implements Comparable<Money> {

    private static final Currency INR = Currency.getInstance("INR");

    public static final Money ZERO = inr(0);

    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    /** An amount in paise. */
    public static Money inr(long paise) {
        return new Money(paise, INR);
    }

    /**
     * Reads rupees in decimal form: {@code 1299}, {@code 1299.5} or {@code 1299.50}.
     *
     * @throws IllegalArgumentException if the text is not a decimal number, has a fraction of a paisa, or is too large
     */
    public static Money rupees(String decimal) {
        if (decimal.length() > 20 || !decimal.matches("-?\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException("not a price in rupees");
        }
        try {
            return inr(new BigDecimal(decimal).movePointRight(2).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("not a price in whole paise", e);
        }
    }

    /** Throws {@link ArithmeticException} if the sum does not fit in 64 bits. */
    public Money plus(Money other) {
        return new Money(Math.addExact(amount, requireSameCurrency(other).amount), currency);
    }

    /** Throws {@link ArithmeticException} if the difference does not fit in 64 bits. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(amount, requireSameCurrency(other).amount), currency);
    }

    /** Throws {@link ArithmeticException} if the product does not fit in 64 bits. */
    public Money times(Quantity quantity) {
        return new Money(Math.multiplyExact(amount, quantity.value()), currency);
    }

    /**
     * This amount times {@code numerator / denominator}, rounded half up to a whole minor unit, as section 170 of the
     * CGST Act 2017 rounds tax.
     */
    public Money fraction(long numerator, long denominator) {
        return new Money(
                BigDecimal.valueOf(amount)
                        .multiply(BigDecimal.valueOf(numerator))
                        .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(amount, requireSameCurrency(other).amount);
    }

    private Money requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("the currencies %s and %s differ".formatted(currency, other.currency));
        }
        return other;
    }

    /** The form for logs: {@code INR 499.00}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s", currency, BigDecimal.valueOf(amount, 2));
    }
}
