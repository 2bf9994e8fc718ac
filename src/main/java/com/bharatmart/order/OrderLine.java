package com.bharatmart.order;

import com.bharatmart.media.PictureView;
import com.bharatmart.pricing.Tax;
import com.bharatmart.pricing.Totals;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import com.bharatmart.shared.Sku;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of one SKU, as it was at checkout.
 *
 * @param slug of the product; null if an earlier release placed the order, like the image, and then without options
 * @param options the value of each option by its name, in the order of the options
 * @param taxRate basis points
 * @param taxable the line total without its tax
 */
public record OrderLine(
        Sku sku,
        UUID productId,
        @Nullable String slug,
        String name,
        Map<String, String> options,
        @Nullable PictureView image,
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
                offer.productSlug(),
                offer.name(),
                offer.options(),
                offer.image(),
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
