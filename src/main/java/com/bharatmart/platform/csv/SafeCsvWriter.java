package com.bharatmart.platform.csv;

import com.bharatmart.shared.SpreadsheetText;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes CSV (RFC 4180, UTF-8) of which a spreadsheet runs no cell as a formula, see {@link SpreadsheetText}.
 */
public final class SafeCsvWriter {

    private final CsvWriter csv;

    /** @param file stays open */
    public SafeCsvWriter(OutputStream file) {
        csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8);
    }

    /** Throws {@link IOException} if the reader of the file is gone. */
    public void write(List<String> cells) throws IOException {
        try {
            csv.writeRecord(cells.stream().map(SpreadsheetText::escape).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Throws like {@link #write}. */
    public void flush() throws IOException {
        csv.flush();
    }
}
