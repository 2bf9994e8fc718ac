package com.bharatmart.catalog.web;

/** No product of this slug is published. */
final class ProductNotFoundException extends RuntimeException {
    ProductNotFoundException(String slug) {
        super("no published product has the slug " + slug);
    }
}
