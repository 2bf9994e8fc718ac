package com.bharatmart.productimport;

import com.bharatmart.catalog.Slug;
import com.bharatmart.shared.PlainText;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The positions of the columns. The exports of different shops and versions have different columns in different orders, so
 * they are found by name, and unknown ones are ignored.
 */
final class ImportHeader {

    private final Map<ImportColumn, Integer> positions = new EnumMap<>(ImportColumn.class);

    /**
     * @throws ImportFileException if {@code Handle} is missing, or a column occurs twice
     */
    ImportHeader(List<String> names) {
        var byName = new HashMap<String, Integer>();
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i).strip();
            if (!name.isEmpty() && byName.putIfAbsent(name.toLowerCase(Locale.ROOT), i) != null) {
                throw new ImportFileException("The column \"%s\" occurs twice.".formatted(PlainText.excerpt(name)));
            }
        }
        for (var column : ImportColumn.values()) {
            var position = byName.get(column.title().toLowerCase(Locale.ROOT));
            if (position != null) {
                positions.put(column, position);
            }
        }
        if (!positions.containsKey(ImportColumn.HANDLE)) {
            throw new ImportFileException(
                    "There is no column \"Handle\": the file is not a product CSV, or its separator is not the comma.");
        }
    }

    String field(ImportColumn column, List<String> fields) {
        var position = positions.get(column);
        return position == null ? "" : fields.get(position);
    }

    /** Whether these fields, read inside a quoted field, are more likely a row than a line of text with commas. */
    boolean looksLikeARow(List<String> fields) {
        return Slug.isHandle(field(ImportColumn.HANDLE, fields).strip())
                && field(ImportColumn.PRICE, fields).strip().matches("(\\d+(\\.\\d+)?)?");
    }
}
