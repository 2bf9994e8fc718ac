package com.bharatmart.identity;

import com.bharatmart.shared.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An account has another e-mail address.
 *
 * @param before the address that the account had until now, which is told of it; null for none
 */
public record EmailChanged(AccountId accountId, @Nullable EmailAddress before) {}
