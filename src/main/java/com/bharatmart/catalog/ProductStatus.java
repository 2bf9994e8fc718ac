package com.bharatmart.catalog;

import com.bharatmart.productimport.InvalidRowException;

/** Whether a product is for sale. */
public enum ProductStatus {
    /** Not for sale yet. */
    DRAFT,
    /** For sale. */
    ACTIVE,
    /** Not for sale any more, and kept since orders name it. */
    ARCHIVED;

    /** As Shopify's files have it, unlisted for what can be had by its address alone, which nothing can here. */
    static ProductStatus ofFile(String text) {
        return switch (text) {
            case "", "active" -> ACTIVE;
            case "archived" -> ARCHIVED;
            case "draft", "unlisted" -> DRAFT;
            default ->
                throw new InvalidRowException("\"Status\" is none of active, archived, draft, unlisted: \"%s\""
                        .formatted(PlainText.excerpt(text)));
        };
    }
}
