/** Sessions in Redis. */
@NamedInterface("session")
@NullMarked
package com.bharatmart.platform.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
