package com.bharatmart.identity;

import org.jspecify.annotations.Nullable;

/**
 * A client says that it cannot log in to an account any more.
 *
 * @param accountId null if the address that was given has none; published all the same, so that the answer takes as long
 */
public record PasswordResetRequested(@Nullable AccountId accountId) {}
