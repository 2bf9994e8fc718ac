package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.catalog.VariantDraft;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.PlainText;
import com.bharatmart.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variant of a row.
 *
 * @param draft of a new variant; what the file lacks is 0 or absent
 * @param hasSku false if the SKU of the draft is generated
 * @param slotValues the values of three options, see {@link ImportOptions}
 * @param compareAt null if the row has none
 */
record ImportedVariant(
        VariantDraft draft,
        boolean hasSku,
        List<String> slotValues,
        @Nullable Money compareAt) {

    private static final int MAX_QUANTITY = 10_000_000;

    /** Whether a row has no variant, only an image. */
    static boolean isAbsent(ImportRow row) {
        return ImportOptions.isBlank(row) && row.isBlank(ImportColumn.PRICE) && row.isBlank(ImportColumn.SKU);
    }

    /** Throws {@link InvalidRowException} if the row has an invalid field. */
    static ImportedVariant of(ImportRow row, ImportedProductFields fields) {
        var slotValues = fields.options().values(row);
        var optionValues = slotValues.stream().filter(value -> !value.isEmpty()).toList();
        var price = price(row);
        var compareAt = row.isBlank(ImportColumn.COMPARE_AT_PRICE)
                ? null
                : ImportedPrice.of(row, ImportColumn.COMPARE_AT_PRICE);
        var sku = sku(row);
        var draft = new VariantDraft(
                sku == null ? GeneratedSku.of(fields.handle(), optionValues) : sku,
                optionValues,
                price,
                mrp(compareAt, price),
                row.count(ImportColumn.GRAMS, ProductLimits.MAX_WEIGHT_GRAMS),
                hsn(row),
                barcode(row),
                quantity(row),
                row.isBlank(ImportColumn.VARIANT_IMAGE) ? null : ImportedImage.url(row, ImportColumn.VARIANT_IMAGE));
        return new ImportedVariant(draft, sku != null, slotValues, compareAt);
    }

    Sku sku() {
        return draft.sku();
    }

    ImportedVariant withoutQuantity() {
        return new ImportedVariant(draft.withoutQuantity(), hasSku, slotValues, compareAt);
    }

    /** A "compare at" price that is not higher counts as none: many exports write 0 or the price itself. */
    static Money mrp(@Nullable Money compareAt, Money price) {
        return compareAt != null && compareAt.compareTo(price) > 0 ? compareAt : price;
    }

    private static @Nullable Sku sku(ImportRow row) {
        var text = row.identifier(ImportColumn.SKU);
        if (text.isEmpty()) {
            return null;
        }
        if (!Sku.isValid(text)) {
            throw new InvalidRowException("\"%s\" is not 1 to %d characters (%s): \"%s\""
                    .formatted(row.name(ImportColumn.SKU), Sku.MAX_LENGTH, Sku.RULE, PlainText.excerpt(text)));
        }
        return new Sku(text);
    }

    /** 0 if the file has no prices. */
    private static Money price(ImportRow row) {
        if (!row.has(ImportColumn.PRICE)) {
            return Money.ZERO;
        }
        var price = ImportedPrice.of(row, ImportColumn.PRICE);
        if (price.amount() == 0) {
            throw new InvalidRowException("\"%s\" is 0".formatted(row.name(ImportColumn.PRICE)));
        }
        return price;
    }

    /** A spreadsheet may have dropped a leading zero. */
    private static @Nullable String hsn(ImportRow row) {
        var digits = row.raw(ImportColumn.HS_CODE).replaceAll("[.\\s]", "");
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches(ProductLimits.HSN_PATTERN)) {
            throw new InvalidRowException("\"%s\" is not 2, 4, 6 or 8 digits (is a leading 0 missing?): \"%s\""
                    .formatted(row.name(ImportColumn.HS_CODE), PlainText.excerpt(digits)));
        }
        return digits;
    }

    private static @Nullable String barcode(ImportRow row) {
        var text = PlainText.tidy(row.identifier(ImportColumn.BARCODE));
        if (text.length() > ProductLimits.MAX_BARCODE_LENGTH) {
            throw new InvalidRowException("\"%s\" is longer than %,d characters"
                    .formatted(row.name(ImportColumn.BARCODE), ProductLimits.MAX_BARCODE_LENGTH));
        }
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
