package com.bharatmart.catalog;

/** Whether a product is for sale. */
public enum ProductStatus {
    /** Not for sale yet. */
    DRAFT,
    /** For sale. */
    ACTIVE,
    /** No longer for sale. Kept, since orders refer to it. */
    ARCHIVED
}
