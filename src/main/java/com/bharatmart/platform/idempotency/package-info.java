/** Same key, same principal, same request: the first answer again, kept in the transaction of the effect. */
@NamedInterface("idempotency")
@NullMarked
package com.bharatmart.platform.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
