package com.bharatmart.productimport;

/** Follows an import, and can stop it. */
@FunctionalInterface
interface ImportProgressListener {

    ImportProgressListener NONE = _ -> {};

    /**
     * Called in the transaction that writes the next products, before it writes them. An exception ends the import, and
     * these products are not written.
     */
    void onProgress(ImportResult soFar);

    /** The import must not continue on this instance, for a reason other than its file. */
    final class StoppedException extends RuntimeException {
        StoppedException(String reason) {
            super(reason);
        }
    }
}
