package com.bharatmart.productimport;

/** Looks on while an import runs. */
@FunctionalInterface
interface ImportProgressListener {

    ImportProgressListener NOBODY = _ -> {};

    /**
     * In the transaction that puts the next products on the shelf, before it does; what this throws ends the import,
     * and those products are not put.
     */
    void goOn(ImportResult soFar);

    /** The import shall not go on here, through no fault of its file. */
    final class StoppedException extends RuntimeException {
        StoppedException(String why) {
            super(why);
        }
    }
}
