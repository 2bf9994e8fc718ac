package com.bharatmart.platform.request;

import org.springframework.util.unit.DataSize;

/**
 * A route that takes longer bodies than the others; a bean of this type is all that it needs.
 *
 * @param method {@code POST}
 * @param path without variables
 * @param limit the longest body; a longer one is answered 413
 */
public record BodyLimit(String method, String path, DataSize limit) {}
