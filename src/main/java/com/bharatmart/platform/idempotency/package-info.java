/** Idempotency keys: a retry gets the response of the first request, which is stored in the transaction of its effect. */
@NamedInterface("idempotency")
@NullMarked
package com.bharatmart.platform.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
