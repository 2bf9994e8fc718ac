package com.bharatmart.catalog;

/** Whether a product is for sale. */
public enum ProductStatus {
    /** Not for sale yet. */
    DRAFT,
    /** For sale. */
    ACTIVE,
    /** Not for sale any more, and kept since orders name it. */
    ARCHIVED
}
