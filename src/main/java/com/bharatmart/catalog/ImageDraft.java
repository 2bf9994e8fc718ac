package com.bharatmart.catalog;

import org.jspecify.annotations.Nullable;

/** A picture of a product. */
record ImageDraft(String url, @Nullable String alt) {}
