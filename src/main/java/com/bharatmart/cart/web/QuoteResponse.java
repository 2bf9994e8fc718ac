package com.bharatmart.cart.web;

import com.bharatmart.pricing.TaxLine;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.Money;
import java.util.List;

/** The cost of a cart at an address. Nothing is stored. */
record QuoteResponse(Money subtotal, Money discount, Money shipping, Money tax, List<TaxLine> taxLines, Money total) {

    static QuoteResponse from(Totals totals) {
        return new QuoteResponse(
                totals.subtotal(),
                totals.discount(),
                totals.shipping().gross(),
                totals.tax(),
                totals.taxLines(),
                totals.total());
    }
}
