package com.bharatmart.productimport;

/** An import that could not go on: the database is away, or the file cannot be read to its end. */
final class ImportAbortedException extends RuntimeException {

    private final transient ImportResult soFar;

    /**
     * @param why a clause
     * @param line of the last row that is on the shelf
     */
    ImportAbortedException(String why, long line, ImportResult soFar, Throwable cause) {
        super(
                "The import stopped because %s. %,d rows of %,d products, up to line %d, are on the shelf. Import the file again: those rows will change nothing."
                        .formatted(why, soFar.rowsAccepted(), soFar.products(), line),
                cause);
        this.soFar = soFar;
    }

    ImportResult soFar() {
        return soFar;
    }
}
