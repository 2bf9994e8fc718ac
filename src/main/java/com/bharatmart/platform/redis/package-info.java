/** The connections to Redis: how they are opened, and when they are given up for another server. */
@NamedInterface("redis")
@NullMarked
package com.bharatmart.platform.redis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
