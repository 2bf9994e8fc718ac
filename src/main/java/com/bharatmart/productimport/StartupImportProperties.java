package com.bharatmart.productimport;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How the catalogue is filled.
 *
 * @param importFrom a product CSV in Shopify's format that is imported at start, as a path or as a location with
 *     {@code file:} or {@code classpath:} before it; blank for none. For one instance, not for the whole fleet
 */
@ConfigurationProperties("bharatmart.catalog")
record StartupImportProperties(@Name("import") @Nullable String importFrom) {}
