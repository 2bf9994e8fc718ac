package com.bharatmart.pricing;

import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.Money;
import java.util.List;
import org.springframework.stereotype.Service;

/** Calculates totals. Prices include GST, as the law requires for the price tag. */
@Service
public class PricingService {

    private final GstRates rates;
    private final PricingProperties properties;

    PricingService(GstRates rates, PricingProperties properties) {
        this.rates = rates;
        this.properties = properties;
    }

    /** The totals while the destination is unknown: as for the state of the seller. */
    public Totals totals(List<PricingItem> items) {
        return totals(items, properties.sellerState());
    }

    /** The totals of goods that are shipped to this state. */
    public Totals totals(List<PricingItem> items, IndianState destination) {
        var supply = supplyTo(destination);
        var lines = items.stream()
                .map(item -> new Totals.Line(item, charge(item.total(), rateOf(item), supply)))
                .toList();
        var subtotal = lines.stream().map(line -> line.charge().gross()).reduce(Money.ZERO, Money::plus);
        return new Totals(supply, lines, Money.ZERO, shipping(subtotal, lines, supply));
    }

    public ShippingTerms shippingTerms() {
        return new ShippingTerms(
                Money.inr(properties.shippingFeePaise()), Money.inr(properties.freeShippingFromPaise()));
    }

    /** The kind of supply of goods that are shipped to this state. */
    public Supply supplyTo(IndianState destination) {
        return Supply.between(properties.sellerState(), destination);
    }

    /** Shipping is taxed at the highest rate of the goods (CGST Act 2017, section 8(b)). */
    private Totals.Charge shipping(Money subtotal, List<Totals.Line> lines, Supply supply) {
        var rate = lines.stream()
                .mapToInt(line -> line.charge().tax().rateBasisPoints())
                .max()
                .orElse(0);
        return charge(properties.shipping(subtotal), rate, supply);
    }

    private int rateOf(PricingItem item) {
        return rates.rateOf(item.offer().hsn(), item.offer().price());
    }

    private static Totals.Charge charge(Money gross, int rate, Supply supply) {
        return new Totals.Charge(gross, Tax.in(gross, rate, supply));
    }
}
