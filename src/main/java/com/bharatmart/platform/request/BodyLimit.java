package com.bharatmart.platform.request;

import org.springframework.util.unit.DataSize;

/**
 * A route with its own limit for bodies, declared as a bean of this type.
 *
 * @param method {@code POST}
 * @param path without variables
 * @param limit the maximum length; a longer body is answered 413
 */
public record BodyLimit(String method, String path, DataSize limit) {}
