package com.bharatmart.productimport;

/** An import that cannot continue: the database is not available, or the file cannot be read to its end. */
final class ImportAbortedException extends RuntimeException {

    private final transient ImportResult soFar;

    /**
     * @param reason a clause
     * @param line of the last imported row
     */
    ImportAbortedException(String reason, long line, ImportResult soFar, Throwable cause) {
        super(
                "The import stopped because %s. %,d rows of %,d products, up to line %d, are imported. Import the file again: those rows will change nothing."
                        .formatted(reason, soFar.rowsAccepted(), soFar.products(), line),
                cause);
        this.soFar = soFar;
    }

    ImportResult soFar() {
        return soFar;
    }
}
