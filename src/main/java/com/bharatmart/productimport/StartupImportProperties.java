package com.bharatmart.productimport;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The import at the start of an instance.
 *
 * @param importFrom a product CSV in Shopify's format, as a path or a location that begins with {@code file:} or
 *     {@code classpath:}; blank for none. Its rows may name pictures in its folder by their relative paths, which are
 *     uploaded after the start. Set it for a single instance only
 */
@ConfigurationProperties("bharatmart.catalog")
record StartupImportProperties(@Name("import") @Nullable String importFrom) {}
