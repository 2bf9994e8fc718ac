package com.bharatmart.catalog.web;

/** No product of this slug is published. */
final class ProductNotFound extends RuntimeException {
    ProductNotFound(String slug) {
        super("no published product has the slug " + slug);
    }
}
