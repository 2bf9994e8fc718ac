package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductImage;
import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * An image with its position in the product.
 *
 * @param position lowest first; {@link Integer#MAX_VALUE} if the file has none
 */
record ImportedImage(ProductImage draft, int position) {

    private static final int MAX_POSITION = 1_000_000;

    /** Null if the row has none. Throws {@link InvalidRowException} if it is not a URL. */
    static @Nullable ImportedImage of(ImportRow row) {
        if (row.isBlank(ImportColumn.IMAGE)) {
            return null;
        }
        var position = row.count(ImportColumn.IMAGE_POSITION, MAX_POSITION);
        var alt = row.text(ImportColumn.IMAGE_ALT, ProductLimits.MAX_IMAGE_ALT_LENGTH);
        return new ImportedImage(
                new ProductImage(url(row, ImportColumn.IMAGE), alt.isEmpty() ? null : alt),
                position == 0 ? Integer.MAX_VALUE : position);
    }

    /** Throws {@link InvalidRowException} if the field is not a URL. */
    static String url(ImportRow row, ImportColumn column) {
        var text = row.raw(column).strip();
        if (text.length() > ProductLimits.MAX_IMAGE_URL_LENGTH) {
            throw new InvalidRowException("\"%s\" is longer than %,d characters"
                    .formatted(row.name(column), ProductLimits.MAX_IMAGE_URL_LENGTH));
        }
        if (ProductImage.isUrl(text)) {
            return text;
        }
        throw new InvalidRowException(
                "\"%s\" is not an http or https address: \"%s\"".formatted(row.name(column), PlainText.excerpt(text)));
    }
}
