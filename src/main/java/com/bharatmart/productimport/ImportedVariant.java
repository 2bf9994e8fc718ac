package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.catalog.VariantDraft;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.PlainText;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the variant of a row. */
final class ImportedVariant {

    private static final int MAX_QUANTITY = 10_000_000;

    private ImportedVariant() {}

    /** Whether a row has no variant, only an image. */
    static boolean isAbsent(ImportRow row) {
        return ImportOptions.isBlank(row) && row.isBlank(ImportColumn.PRICE) && row.isBlank(ImportColumn.SKU);
    }

    /** Throws {@link InvalidRowException} if the row has an invalid field. */
    static VariantDraft of(ImportRow row, ImportedProductFields fields) {
        var optionValues = fields.options().values(row);
        var price = price(row, ImportColumn.PRICE);
        if (price.amount() == 0) {
            throw new InvalidRowException("\"Variant Price\" is 0");
        }
        return new VariantDraft(
                sku(row, fields.handle(), optionValues),
                optionValues,
                price,
                mrp(row, price),
                row.count(ImportColumn.GRAMS, ProductLimits.MAX_WEIGHT_GRAMS),
                hsn(row),
                barcode(row),
                quantity(row));
    }

    private static Sku sku(ImportRow row, String handle, List<String> optionValues) {
        var text = row.raw(ImportColumn.SKU).strip();
        if (text.isEmpty()) {
            return GeneratedSku.of(handle, optionValues);
        }
        if (!text.matches(Sku.PATTERN)) {
            throw new InvalidRowException(
                    "\"Variant SKU\" is not 1 to 64 letters, digits, dots, dashes, slashes or underscores: \"%s\""
                            .formatted(PlainText.excerpt(text)));
        }
        return new Sku(text);
    }

    private static Money price(ImportRow row, ImportColumn column) {
        var text = row.raw(column).strip();
        if (text.isEmpty()) {
            throw new InvalidRowException("\"%s\" is blank".formatted(column.title()));
        }
        try {
            var price = Money.rupees(text);
            if (price.compareTo(Money.ZERO) < 0 || price.compareTo(ProductLimits.MAX_PRICE) > 0) {
                throw new InvalidRowException(
                        "\"%s\" is not between 0 and 1 crore rupees: \"%s\"".formatted(column.title(), text));
            }
            return price;
        } catch (IllegalArgumentException e) {
            throw new InvalidRowException("\"%s\" is not a price in rupees, like 1299.50: \"%s\""
                    .formatted(column.title(), PlainText.excerpt(text)));
        }
    }

    /** A "compare at" price that is not higher counts as none: many exports write 0 or the price itself. */
    private static Money mrp(ImportRow row, Money price) {
        if (row.isBlank(ImportColumn.COMPARE_AT_PRICE)) {
            return price;
        }
        var compareAt = price(row, ImportColumn.COMPARE_AT_PRICE);
        return compareAt.compareTo(price) > 0 ? compareAt : price;
    }

    /** A spreadsheet may have dropped a leading zero. */
    private static @Nullable String hsn(ImportRow row) {
        var digits = row.raw(ImportColumn.HS_CODE).replaceAll("[.\\s]", "");
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches(ProductLimits.HSN_PATTERN)) {
            throw new InvalidRowException("\"HS Code\" is not 2, 4, 6 or 8 digits (is a leading 0 missing?): \"%s\""
                    .formatted(PlainText.excerpt(digits)));
        }
        return digits;
    }

    /** Shopify writes an apostrophe before numbers that a spreadsheet would round. */
    private static @Nullable String barcode(ImportRow row) {
        var text =
                row.text(ImportColumn.BARCODE, ProductLimits.MAX_BARCODE_LENGTH).replaceFirst("^'", "");
        return text.isEmpty() ? null : text;
    }

    /** A negative number means oversold in Shopify; here it is 0. Null if blank. */
    private static @Nullable Integer quantity(ImportRow row) {
        if (row.isBlank(ImportColumn.QUANTITY)) {
            return null;
        }
        return row.raw(ImportColumn.QUANTITY).strip().matches("-\\d{1,10}")
                ? 0
                : row.count(ImportColumn.QUANTITY, MAX_QUANTITY);
    }
}
