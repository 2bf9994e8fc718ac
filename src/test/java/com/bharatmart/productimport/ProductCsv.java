package com.bharatmart.productimport;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;

/** A product CSV with all known columns, built row by row. */
final class ProductCsv {

    private final StringBuilder text = new StringBuilder();

    ProductCsv() {
        line(Arrays.stream(ImportColumn.values())
                .map(column -> quoted(column.title()))
                .collect(joining(",")));
    }

    /** A valid product in one row, without options. */
    ProductCsv product(String handle) {
        return row(handle, ImportColumn.TITLE, "Title of " + handle, ImportColumn.PRICE, "499.00");
    }

    /** @param values column, value, column, value */
    ProductCsv row(String handle, Object... values) {
        var fields = new EnumMap<ImportColumn, String>(ImportColumn.class);
        fields.put(ImportColumn.HANDLE, handle);
        for (var i = 0; i < values.length; i += 2) {
            fields.put((ImportColumn) values[i], (String) values[i + 1]);
        }
        return line(Arrays.stream(ImportColumn.values())
                .map(column -> quoted(fields.getOrDefault(column, "")))
                .collect(joining(",")));
    }

    /** Any text, unquoted. */
    ProductCsv line(String line) {
        text.append(line).append('\n');
        return this;
    }

    InputStream stream() {
        return stream(text.toString());
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String quoted(String field) {
        return field.matches("(?s).*[,\"\n\r].*") ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }
}
