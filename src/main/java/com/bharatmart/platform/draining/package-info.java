/** How an instance leaves without anybody noticing. */
@NamedInterface("draining")
@NullMarked
package com.bharatmart.platform.draining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
