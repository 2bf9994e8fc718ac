package com.bharatmart.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product as staff see it, whether it is for sale or not.
 *
 * @param rating the average with one decimal, null without ratings
 * @param version changes with every change except those of ratings and stock
 */
public record ProductAdminView(
        ProductId id,
        String slug,
        ProductForm form,
        @Nullable BigDecimal rating,
        int ratingCount,
        Instant createdAt,
        Instant updatedAt,
        long version) {}
