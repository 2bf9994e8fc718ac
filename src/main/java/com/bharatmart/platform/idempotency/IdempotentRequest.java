package com.bharatmart.platform.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * A POST as far as its repetition is concerned. A controller method that takes one accepts an
 * {@code Idempotency-Key}; with {@link KeyRequired} it insists on one.
 *
 * @param key the key that the client gave, null if none
 * @param principal whose key it is; keys of others never meet it
 * @param target method and path
 */
public record IdempotentRequest(@Nullable String key, String principal, String target) {}
