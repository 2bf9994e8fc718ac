package com.bharatmart.order;

import com.bharatmart.pricing.Tax;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of one SKU, with the price and the name at checkout.
 *
 * @param taxRate basis points
 * @param taxable the line total without its tax
 */
public record OrderLine(
        Sku sku,
        UUID productId,
        String name,
        @Nullable String hsn,
        Quantity quantity,
        Money unitPrice,
        Money mrp,
        Money lineTotal,
        int taxRate,
        Money taxable,
        Money tax) {

    static OrderLine of(Totals.Line line) {
        var offer = line.item().offer();
        var charge = line.charge();
        return new OrderLine(
                offer.sku(),
                offer.productId().value(),
                offer.name(),
                offer.hsn(),
                line.item().quantity(),
                offer.price(),
                offer.mrp(),
                charge.gross(),
                charge.tax().rateBasisPoints(),
                charge.tax().taxable(),
                charge.tax().amount());
    }

    Tax asTax() {
        return new Tax(taxRate, taxable, tax);
    }
}
