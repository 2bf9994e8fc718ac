package com.bharatmart.productimport;

import com.bharatmart.productimport.csv.CsvFormatException;
import com.bharatmart.productimport.csv.CsvRecord;
import com.bharatmart.productimport.csv.CsvRecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the products of a file one by one. Consecutive rows with the same handle are one product, and its first row with a
 * title describes it; in a file without titles, its first row. Holds at most one product in memory.
 */
final class ProductCsvReader {

    private final CsvRecordReader records;
    private final ImportHeader header;
    private final PictureFolder pictures;
    private final Consumer<RejectedRow> rejected;
    private String handle = "";
    private boolean isAfterBrokenRow;
    private boolean isFirstRowLost;
    private @Nullable ImportedProductBuilder builder;

    /** Throws {@link ImportFileException} if the header is not valid. */
    ProductCsvReader(InputStream csv, PictureFolder pictures, Consumer<RejectedRow> rejected) throws IOException {
        this.records = reader(csv);
        this.header = new ImportHeader(records.header());
        this.pictures = pictures;
        this.rejected = rejected;
    }

    private static CsvRecordReader reader(InputStream csv) throws IOException {
        try {
            return new CsvRecordReader(csv);
        } catch (CsvFormatException e) {
            throw new ImportFileException(String.valueOf(e.getMessage()));
        }
    }

    /** The next product with a variant, null at the end. Rejects the rows that belong to none. */
    @Nullable ImportedProduct next() throws IOException {
        for (var row = nextRecord(); row != null; row = nextRecord()) {
            var done =
                    switch (row) {
                        case CsvRecord.Broken broken -> {
                            rejected.accept(new RejectedRow(broken.line(), broken.reason()));
                            noteBrokenRow();
                            yield null;
                        }
                        case CsvRecord.Read read -> read(new ImportRow(read.line(), header, read.fields()));
                    };
            if (done != null) {
                return done;
            }
        }
        return complete();
    }

    /** The row may have been of the product before or after it. */
    private void noteBrokenRow() {
        isAfterBrokenRow = true;
        if (builder != null) {
            builder.noteBrokenRow();
        }
    }

    private @Nullable CsvRecord nextRecord() throws IOException {
        return records.next(header::looksLikeARow);
    }

    /** The product before, if this row begins another one; otherwise null. */
    private @Nullable ImportedProduct read(ImportRow row) {
        ImportedProduct done = null;
        try {
            var handleOfRow = row.handle();
            if (!handleOfRow.equals(handle)) {
                done = complete();
                handle = handleOfRow;
                isFirstRowLost = isAfterBrokenRow;
            }
            add(row);
        } catch (InvalidRowException e) {
            rejected.accept(new RejectedRow(row.line(), e.reason()));
        }
        isAfterBrokenRow = false;
        return done;
    }

    private void add(ImportRow row) {
        if (builder == null) {
            var isDescribed = header.has(ImportColumn.TITLE) || !isFirstRowLost;
            isFirstRowLost = true;
            var fields = ImportedProductFields.of(row);
            builder = new ImportedProductBuilder(header, isDescribed ? fields : fields.undescribed(), pictures);
            builder.addFirst(row);
        } else {
            builder.add(row);
        }
    }

    private @Nullable ImportedProduct complete() {
        var complete = builder;
        builder = null;
        if (complete == null) {
            return null;
        }
        if (complete.isComplete()) {
            return complete.build();
        }
        complete.rows()
                .forEach(row ->
                        rejected.accept(new RejectedRow(row.line(), "the product has no variant that can be sold")));
        return null;
    }
}
