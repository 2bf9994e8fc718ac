package com.bharatmart.catalog.price;

import com.bharatmart.catalog.ProductForm;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * New prices of one variant. A price that is null stays.
 *
 * @param mrp the maximum retail price
 */
public record PriceChange(
        Sku sku, @Nullable Money price, @Nullable Money mrp) {

    ProductForm.Variant appliedTo(ProductForm.Variant variant) {
        return new ProductForm.Variant(
                variant.sku(),
                variant.optionValues(),
                price == null ? variant.price() : price,
                mrp == null ? variant.mrp() : mrp,
                variant.weightGrams(),
                variant.hsn(),
                variant.barcode(),
                variant.image());
    }
}
