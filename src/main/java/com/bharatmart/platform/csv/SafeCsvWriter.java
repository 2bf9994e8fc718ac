package com.bharatmart.platform.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes CSV (RFC 4180, UTF-8) of which a spreadsheet runs no cell as a formula. A cell that would start a formula gets an
 * apostrophe before it, which a spreadsheet takes as "this is text" (OWASP, "CSV Injection").
 */
public final class SafeCsvWriter {

    /** The characters that start a formula, also in their full-width forms, or end the cell for some spreadsheets. */
    private static final String STARTS_OF_FORMULAS = "=+-@\t\r\n＝＋－＠";

    private final CsvWriter csv;

    /** @param file stays open */
    public SafeCsvWriter(OutputStream file) {
        csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8);
    }

    /** The text of a cell that is no formula. */
    public static String safe(String cell) {
        return !cell.isEmpty() && STARTS_OF_FORMULAS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** Throws {@link IOException} if the reader of the file is gone. */
    public void write(List<String> cells) throws IOException {
        try {
            csv.writeRecord(cells.stream().map(SafeCsvWriter::safe).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Throws like {@link #write}. */
    public void flush() throws IOException {
        csv.flush();
    }
}
