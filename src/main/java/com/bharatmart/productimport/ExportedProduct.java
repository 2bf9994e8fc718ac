package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductExportView;
import com.bharatmart.catalog.ProductForm;
import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.shared.SpreadsheetText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product as rows of Shopify's product CSV: each row has a variant and an image, the first one has everything else. */
record ExportedProduct(ProductExportView exported) {

    /**
     * The columns that the importer reads, except the stock, since the import would set it back to the number of the
     * file, and except the two that replace a missing category.
     */
    static final List<ImportColumn> COLUMNS = Arrays.stream(ImportColumn.values())
            .filter(column -> column != ImportColumn.QUANTITY
                    && column != ImportColumn.TYPE
                    && column != ImportColumn.GOOGLE_CATEGORY)
            .toList();

    List<List<String>> rows() {
        var product = exported.product();
        var variants = product.form().variants();
        var images = product.form().images();
        var rows = new ArrayList<List<String>>();
        for (var i = 0; i < Math.max(variants.size(), images.size()); i++) {
            var row = new EnumMap<ImportColumn, String>(ImportColumn.class);
            row.put(ImportColumn.HANDLE, product.slug());
            if (i == 0) {
                describe(row);
            }
            if (i < variants.size()) {
                describe(row, variants.get(i));
            }
            if (i < images.size()) {
                row.put(ImportColumn.IMAGE, images.get(i).url());
                row.put(ImportColumn.IMAGE_POSITION, String.valueOf(i + 1));
                row.put(ImportColumn.IMAGE_ALT, text(images.get(i).alt()));
            }
            rows.add(COLUMNS.stream()
                    .map(column -> SpreadsheetText.escape(row.getOrDefault(column, "")))
                    .toList());
        }
        return rows;
    }

    private void describe(Map<ImportColumn, String> row) {
        var product = exported.product();
        var form = product.form();
        row.put(ImportColumn.TITLE, form.name());
        row.put(ImportColumn.BODY, form.description());
        row.put(ImportColumn.VENDOR, form.brand());
        row.put(ImportColumn.PRODUCT_CATEGORY, String.join(" > ", exported.categoryPath()));
        row.put(ImportColumn.TAGS, String.join(", ", form.tags()));
        row.put(ImportColumn.PUBLISHED, String.valueOf(form.status() == ProductStatus.ACTIVE));
        row.put(ImportColumn.STATUS, form.status().name().toLowerCase(Locale.ROOT));
        row.put(ImportColumn.COUNTRY, text(form.countryOfOrigin()));
        if (product.rating() != null) {
            row.put(ImportColumn.RATING, product.rating().toPlainString());
            row.put(ImportColumn.RATING_COUNT, String.valueOf(product.ratingCount()));
        }
        if (form.optionNames().isEmpty()) {
            row.put(ImportColumn.OPTION1_NAME, ImportOptions.NO_OPTION);
        }
        for (var i = 0; i < form.optionNames().size(); i++) {
            row.put(ImportColumn.OPTION_NAMES.get(i), form.optionNames().get(i));
        }
    }

    private static void describe(Map<ImportColumn, String> row, ProductForm.Variant variant) {
        row.put(ImportColumn.SKU, identifier(variant.sku().value()));
        row.put(ImportColumn.GRAMS, String.valueOf(variant.weightGrams()));
        row.put(ImportColumn.PRICE, rupees(variant.price().amount()));
        if (variant.mrp().compareTo(variant.price()) > 0) {
            row.put(ImportColumn.COMPARE_AT_PRICE, rupees(variant.mrp().amount()));
        }
        row.put(ImportColumn.HS_CODE, text(variant.hsn()));
        row.put(ImportColumn.BARCODE, identifier(text(variant.barcode())));
        row.put(ImportColumn.VARIANT_IMAGE, text(variant.image()));
        if (variant.optionValues().isEmpty()) {
            row.put(ImportColumn.OPTION1_VALUE, ImportOptions.NO_VALUE);
        }
        for (var i = 0; i < variant.optionValues().size(); i++) {
            row.put(ImportColumn.OPTION_VALUES.get(i), variant.optionValues().get(i));
        }
    }

    /** The importer removes one apostrophe. */
    private static String identifier(String text) {
        return text.replaceFirst("^'", "''");
    }

    private static String rupees(long paise) {
        return BigDecimal.valueOf(paise, 2).toPlainString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
