package com.bharatmart.catalog;

/** A list was asked for the products of a category that does not exist. */
public final class UnknownCategoryException extends RuntimeException {
    UnknownCategoryException(String slug) {
        super("no category has the slug " + slug);
    }
}
