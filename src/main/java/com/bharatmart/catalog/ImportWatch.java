package com.bharatmart.catalog;

/** Looks on while an import runs. */
@FunctionalInterface
interface ImportWatch {

    ImportWatch NOBODY = _ -> {};

    /**
     * In the transaction that puts the next products on the shelf, before it does; what this throws ends the import,
     * and those products are not put.
     */
    void goOn(ImportReport soFar);

    /** The import shall not go on here, through no fault of its file. */
    final class Stopped extends RuntimeException {
        Stopped(String why) {
            super(why);
        }
    }
}
