package com.bharatmart.productimport;

import com.bharatmart.catalog.ProductLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * The options of a product, as its first row names them: Size, Color.
 *
 * @param names empty for a product with a single variant
 * @param columns the column of a variant's value for each name
 */
record ImportOptions(List<String> names, List<ImportColumn> columns) {

    static final String NO_OPTION = "Title";
    static final String NO_VALUE = ProductLimits.RESERVED_OPTION_VALUE;

    ImportOptions {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
    }

    /** Shopify writes a product without options as one with the option Title and its value Default Title. */
    static ImportOptions of(ImportRow first) {
        var names = new ArrayList<String>();
        var columns = new ArrayList<ImportColumn>();
        for (var i = 0; i < ImportColumn.OPTION_NAMES.size(); i++) {
            var name = first.text(ImportColumn.OPTION_NAMES.get(i), ProductLimits.MAX_OPTION_LENGTH);
            var value = first.text(ImportColumn.OPTION_VALUES.get(i), ProductLimits.MAX_OPTION_LENGTH);
            if (!name.isEmpty() && !(name.equals(NO_OPTION) && (value.equals(NO_VALUE) || value.isEmpty()))) {
                names.add(name);
                columns.add(ImportColumn.OPTION_VALUES.get(i));
            }
        }
        var distinct = new HashSet<String>();
        for (var name : names) {
            if (!distinct.add(name.toLowerCase(Locale.ROOT))) {
                throw new InvalidRowException("the option \"%s\" is named twice".formatted(name));
            }
        }
        return new ImportOptions(names, columns);
    }

    /** Whether a row has no option value. */
    static boolean isBlank(ImportRow row) {
        return ImportColumn.OPTION_VALUES.stream().allMatch(row::isBlank);
    }

    /** A variant's values, one for each name. Throws {@link InvalidRowException} if the row has more or fewer. */
    List<String> values(ImportRow row) {
        for (var column : ImportColumn.OPTION_VALUES) {
            if (!columns.contains(column)
                    && !row.isBlank(column)
                    && !row.text(column, ProductLimits.MAX_OPTION_LENGTH).equals(NO_VALUE)) {
                throw new InvalidRowException(
                        "\"%s\" has a value, but the product has no such option".formatted(column.title()));
            }
        }
        return columns.stream().map(column -> value(row, column)).toList();
    }

    private String value(ImportRow row, ImportColumn column) {
        var value = row.text(column, ProductLimits.MAX_OPTION_LENGTH);
        if (value.isEmpty()) {
            throw new InvalidRowException("\"%s\" is blank, but the product has the option %s"
                    .formatted(column.title(), names.get(columns.indexOf(column))));
        }
        return value;
    }
}
