package com.bharatmart.catalog;

/** A description is longer than {@link ProductLimits#MAX_DESCRIPTION_LENGTH}. */
public final class DescriptionTooLongException extends RuntimeException {
    DescriptionTooLongException() {
        super("a description has at most %,d characters".formatted(ProductLimits.MAX_DESCRIPTION_LENGTH));
    }
}
