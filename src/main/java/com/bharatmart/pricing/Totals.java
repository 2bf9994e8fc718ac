package com.bharatmart.pricing;

import com.bharatmart.shared.Money;
import java.util.List;
import java.util.stream.Stream;

/**
 * The totals of a cart or an order. All amounts include GST; {@link #tax} is the part of {@link #total} that is tax.
 *
 * @param lines one for each item, in the order of the items
 * @param shipping the charge for shipping
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

    /** An item and its charge. */
    public record Line(PricingItem item, Charge charge) {}

    /**
     * An amount to pay.
     *
     * @param gross with tax
     */
    public record Charge(Money gross, Tax tax) {}
}
