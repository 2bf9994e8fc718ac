/** Stops an instance without failed requests. */
@NamedInterface("draining")
@NullMarked
package com.bharatmart.platform.draining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
