package com.bharatmart.productimport;

import com.bharatmart.catalog.DescriptionSanitizer;
import com.bharatmart.catalog.ProductDraft;
import com.bharatmart.catalog.ProductLimits;
import com.bharatmart.productimport.csv.CsvRecordReader;
import com.bharatmart.shared.PlainText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a product that its first row has for all variants.
 *
 * @param draft of a new product, without options, variants and images
 * @param keepsCategory whether an existing product stays in its category
 * @param isDescribed false if the row may not be the first one of the product: then its blank cells say nothing
 */
record ImportedProductFields(
        ProductDraft draft, ImportOptions options, ImportedStatus status, boolean keepsCategory, boolean isDescribed) {

    private static final int MAX_RATING_COUNT = 1_000_000_000;

    /** Throws {@link InvalidRowException} if the row lacks a title or has an invalid field. */
    static ImportedProductFields of(ImportRow row) {
        var title = row.text(ImportColumn.TITLE, ProductLimits.MAX_NAME_LENGTH);
        if (!PlainText.isVisible(title) && row.has(ImportColumn.TITLE)) {
            throw new InvalidRowException("\"%s\" is blank, and no earlier row of the product has a title"
                    .formatted(row.name(ImportColumn.TITLE)));
        }
        var status = ImportedStatus.of(row);
        var draft = new ProductDraft(
                row.handle(),
                title,
                descriptionHtml(row),
                row.text(ImportColumn.VENDOR, ProductLimits.MAX_NAME_LENGTH),
                ImportedCategoryPath.of(row),
                tags(row),
                status.ofNew(),
                rating(row),
                row.count(ImportColumn.RATING_COUNT, MAX_RATING_COUNT),
                country(row),
                List.of(),
                List.of(),
                List.of());
        return new ImportedProductFields(
                draft, ImportOptions.of(row), status, ImportedCategoryPath.isUnknown(row), true);
    }

    String handle() {
        return draft.handle();
    }

    ImportedProductFields undescribed() {
        return new ImportedProductFields(draft, options, status, keepsCategory, false);
    }

    private static String descriptionHtml(ImportRow row) {
        try {
            return DescriptionSanitizer.clean(row.raw(ImportColumn.BODY));
        } catch (DescriptionSanitizer.TooLongException e) {
            throw new InvalidRowException("\"%s\" is longer than %,d characters"
                    .formatted(row.name(ImportColumn.BODY), ProductLimits.MAX_DESCRIPTION_LENGTH));
        }
    }

    private static List<String> tags(ImportRow row) {
        var distinct = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        var tags = row.list(ImportColumn.TAGS, CsvRecordReader.MAX_RECORD_BYTES, ",").stream()
                .filter(distinct::add)
                .toList();
        if (tags.size() > ProductLimits.MAX_TAGS
                || tags.stream().anyMatch(tag -> tag.length() > ProductLimits.MAX_NAME_LENGTH)) {
            throw new InvalidRowException("\"%s\" has more than %d tags, or one of more than %d characters"
                    .formatted(row.name(ImportColumn.TAGS), ProductLimits.MAX_TAGS, ProductLimits.MAX_NAME_LENGTH));
        }
        return tags;
    }

    private static @Nullable BigDecimal rating(ImportRow row) {
        var text = row.text(ImportColumn.RATING, ProductLimits.MAX_NAME_LENGTH);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-4](\\.\\d{1,10})?|5(\\.0{1,10})?")) {
            throw new InvalidRowException(
                    "\"Product rating\" is not a number from 0 to 5: \"%s\"".formatted(PlainText.excerpt(text)));
        }
        return new BigDecimal(text).setScale(1, RoundingMode.HALF_UP);
    }

    private static @Nullable String country(ImportRow row) {
        var code = row.text(ImportColumn.COUNTRY, ProductLimits.MAX_NAME_LENGTH).toUpperCase(Locale.ROOT);
        if (code.isEmpty()) {
            return null;
        }
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code)) {
            throw new InvalidRowException("\"%s\" is not a country's two letters (ISO 3166): \"%s\""
                    .formatted(row.name(ImportColumn.COUNTRY), PlainText.excerpt(code)));
        }
        return code;
    }
}
