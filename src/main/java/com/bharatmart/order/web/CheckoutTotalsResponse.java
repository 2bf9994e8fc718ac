package com.bharatmart.order.web;

import com.bharatmart.pricing.TaxLine;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.Money;
import java.util.List;

/** What a checkout would charge, with the fields of a quote. */
record CheckoutTotalsResponse(
        Money subtotal, Money discount, Money shipping, Money tax, List<TaxLine> taxLines, Money total) {

    static CheckoutTotalsResponse from(Totals totals) {
        return new CheckoutTotalsResponse(
                totals.subtotal(),
                totals.discount(),
                totals.shipping().gross(),
                totals.tax(),
                totals.taxLines(),
                totals.total());
    }
}
