package com.bharatmart.catalog;

import com.bharatmart.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A product or variant that was not written.
 *
 * @param sku null if the whole product was rejected
 * @param reason part of a sentence, for people
 */
public record ProductRejection(String handle, @Nullable Sku sku, String reason) {}
