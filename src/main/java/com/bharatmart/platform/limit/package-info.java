/** How much anybody may ask for: of requests in general, and of tries at a secret in particular. */
@NamedInterface("limit")
@NullMarked
package com.bharatmart.platform.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
