package com.bharatmart.pricing;

import com.bharatmart.shared.Money;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a basket costs. All sums include GST; {@link #tax} is the part of {@link #total} that is tax.
 *
 * @param lines one for each item, in the order of the items
 * @param shipping its price, and the tax in it
 */
public record Totals(Supply supply, List<Line> lines, Money discount, Charge shipping) {

    public Totals {
        lines = List.copyOf(lines);
    }

    public Money subtotal() {
        return lines.stream().map(line -> line.charge().gross()).reduce(Money.ZERO, Money::plus);
    }

    public Money tax() {
        return taxes().map(Tax::amount).reduce(Money.ZERO, Money::plus);
    }

    public Money total() {
        return subtotal().minus(discount).plus(shipping.gross());
    }

    public List<TaxLine> taxLines() {
        return TaxLine.of(supply, taxes().toList());
    }

    private Stream<Tax> taxes() {
        return Stream.concat(lines.stream().map(Line::charge), Stream.of(shipping))
                .map(Charge::tax);
    }

    /** An item and what it costs. */
    public record Line(PricingItem item, Charge charge) {}

    /**
     * A sum to be paid.
     *
     * @param gross with tax
     */
    public record Charge(Money gross, Tax tax) {}
}
