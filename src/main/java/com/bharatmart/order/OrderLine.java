package com.bharatmart.order;

import com.bharatmart.pricing.Tax;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * So many pieces of a sku at the price and under the name that it had at checkout.
 *
 * @param taxRate basis points
 * @param taxable the line without its tax
 */
@Embeddable
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
