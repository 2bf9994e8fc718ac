package com.bharatmart.catalog;

/** A file of which no row can be read; the message is for the person who wrote it. */
final class CatalogueFileRefused extends RuntimeException {
    CatalogueFileRefused(String reason) {
        super(reason);
    }
}
