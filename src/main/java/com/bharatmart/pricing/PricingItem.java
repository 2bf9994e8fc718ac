package com.bharatmart.pricing;

import com.bharatmart.catalog.Offer;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;

/** A quantity of an offer. */
public record PricingItem(Offer offer, Quantity quantity) {
    public Money total() {
        return offer.price().times(quantity);
    }
}
