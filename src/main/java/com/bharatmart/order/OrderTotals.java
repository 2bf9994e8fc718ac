package com.bharatmart.order;

import com.bharatmart.pricing.Supply;
import com.bharatmart.pricing.Tax;
import com.bharatmart.pricing.TaxLine;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.Money;
import java.util.List;
import java.util.stream.Stream;

/**
 * The totals of an order. All amounts include GST; {@code tax} is the part of {@code total} that is tax.
 *
 * @param supply decides which kinds of GST apply
 * @param shippingTaxRate basis points
 */
public record OrderTotals(
        Supply supply,
        Money subtotal,
        Money discount,
        Money shipping,
        int shippingTaxRate,
        Money shippingTaxable,
        Money shippingTax,
        Money tax,
        Money total) {

    static OrderTotals of(Totals totals) {
        var shipping = totals.shipping();
        return new OrderTotals(
                totals.supply(),
                totals.subtotal(),
                totals.discount(),
                shipping.gross(),
                shipping.tax().rateBasisPoints(),
                shipping.tax().taxable(),
                shipping.tax().amount(),
                totals.tax(),
                totals.total());
    }

    List<TaxLine> taxLines(List<OrderLine> lines) {
        var taxes = Stream.concat(
                lines.stream().map(OrderLine::asTax),
                Stream.of(new Tax(shippingTaxRate, shippingTaxable, shippingTax)));
        return TaxLine.of(supply, taxes.toList());
    }
}
