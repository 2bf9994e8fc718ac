package com.bharatmart.catalog;

import java.util.List;

/** A category with those below it. */
public record CategoryNode(CategoryId id, String slug, String name, List<CategoryNode> children) {}
