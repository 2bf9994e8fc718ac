package com.bharatmart.productimport;

import com.bharatmart.productimport.csv.CsvFormatException;
import com.bharatmart.productimport.csv.CsvRecord;
import com.bharatmart.productimport.csv.CsvRecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the products of a file one after the other: consecutive rows of one handle are one product, described by its
 * first row with a title. Holds one product at most.
 */
final class ProductCsvReader {

    private final CsvRecordReader records;
    private final ImportHeader header;
    private final Consumer<RejectedRow> rejected;
    private String handle = "";
    private @Nullable ImportedProductBuilder open;

    /** Throws {@link ImportFileException} if the header is of no use. */
    ProductCsvReader(InputStream csv, Consumer<RejectedRow> rejected) throws IOException {
        this.records = reader(csv);
        this.header = new ImportHeader(records.header());
        this.rejected = rejected;
    }

    private static CsvRecordReader reader(InputStream csv) throws IOException {
        try {
            return new CsvRecordReader(csv);
        } catch (CsvFormatException e) {
            throw new ImportFileException(String.valueOf(e.getMessage()));
        }
    }

    /** The next product that has a variant, null at the end. The rows that go with none are rejected on the way. */
    @Nullable ImportedProduct next() throws IOException {
        for (var row = nextRecord(); row != null; row = nextRecord()) {
            var done =
                    switch (row) {
                        case CsvRecord.Broken broken -> {
                            rejected.accept(new RejectedRow(broken.line(), broken.reason()));
                            yield null;
                        }
                        case CsvRecord.Read read -> read(header.row(read.line(), read.fields()));
                    };
            if (done != null) {
                return done;
            }
        }
        return close();
    }

    private @Nullable CsvRecord nextRecord() throws IOException {
        return records.next(header::looksLikeARow);
    }

    /** The product that ends where this row begins another, if it does. */
    private @Nullable ImportedProduct read(ImportRow row) {
        ImportedProduct done = null;
        try {
            var handleOfRow = row.handle();
            if (!handleOfRow.equals(handle)) {
                done = close();
                handle = handleOfRow;
            }
            add(row);
        } catch (InvalidRowException e) {
            rejected.accept(new RejectedRow(row.line(), e.reason()));
        }
        return done;
    }

    private void add(ImportRow row) {
        if (open == null) {
            open = new ImportedProductBuilder(ImportedProductFields.of(row));
            open.addFirst(row);
        } else {
            open.add(row);
        }
    }

    private @Nullable ImportedProduct close() {
        var closing = open;
        open = null;
        if (closing == null) {
            return null;
        }
        if (closing.hasVariants()) {
            return closing.close();
        }
        closing.rows()
                .forEach(row ->
                        rejected.accept(new RejectedRow(row.line(), "the product has no variant that can be sold")));
        return null;
    }
}
