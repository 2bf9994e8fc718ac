/** Whether this instance can do its work, found out in the background and told at {@code /api/health}. */
@NamedInterface("health")
@NullMarked
package com.bharatmart.platform.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
