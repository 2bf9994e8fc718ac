/** The health of this instance, determined in the background and served at {@code /api/health}. */
@NamedInterface("health")
@NullMarked
package com.bharatmart.platform.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
