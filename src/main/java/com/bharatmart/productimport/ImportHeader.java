package com.bharatmart.productimport;

import com.bharatmart.catalog.Slug;
import com.bharatmart.shared.PlainText;
import java.util.Collection;
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
    private final List<String> names;

    /**
     * @throws ImportFileException if {@code Handle} is missing, or a column occurs twice
     */
    ImportHeader(List<String> names) {
        this.names = names.stream().map(PlainText::tidy).toList();
        var byName = positionsByName(this.names);
        for (var column : ImportColumn.values()) {
            for (var title : column.titles()) {
                var position = byName.get(title.toLowerCase(Locale.ROOT));
                if (position != null) {
                    add(column, position);
                }
            }
        }
        if (!has(ImportColumn.HANDLE)) {
            throw new ImportFileException(
                    "There is no column \"Handle\" or \"URL handle\": the file is not a product CSV, or its separator is not the comma.");
        }
    }

    private void add(ImportColumn column, int position) {
        var other = positions.putIfAbsent(column, position);
        if (other != null) {
            throw new ImportFileException(
                    "The columns \"%s\" and \"%s\" are the same.".formatted(names.get(other), names.get(position)));
        }
    }

    private static Map<String, Integer> positionsByName(List<String> names) {
        var byName = new HashMap<String, Integer>();
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (!name.isEmpty() && byName.putIfAbsent(name.toLowerCase(Locale.ROOT), i) != null) {
                throw new ImportFileException("The column \"%s\" occurs twice.".formatted(PlainText.excerpt(name)));
            }
        }
        return byName;
    }

    /** Whether the file has this column. If not, imports leave its field as it is. */
    boolean has(ImportColumn column) {
        return positions.containsKey(column);
    }

    boolean hasAny(Collection<ImportColumn> columns) {
        return columns.stream().anyMatch(this::has);
    }

    /** The name of the column in this file, for messages. */
    String name(ImportColumn column) {
        var position = positions.get(column);
        return position == null ? column.title() : names.get(position);
    }

    String field(ImportColumn column, List<String> fields) {
        var position = positions.get(column);
        return position == null ? "" : fields.get(position);
    }

    /** Whether these fields, read inside a quoted field, are more likely a row than a line of text with commas. */
    boolean looksLikeARow(List<String> fields) {
        var price = field(ImportColumn.PRICE, fields).strip();
        return Slug.isHandle(Slug.lowerCase(field(ImportColumn.HANDLE, fields).strip()))
                && (price.isEmpty() || ImportedPrice.isPrice(price));
    }
}
