package com.bharatmart.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A category as staff see it.
 *
 * @param parent null at the top
 * @param position among its siblings, lowest first; siblings with the same position are in the order of their slugs
 * @param version changes with every change
 */
public record CategoryAdminView(
        CategoryId id, String slug, String name, @Nullable CategoryId parent, int position, int version) {}
