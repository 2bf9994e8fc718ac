/** Authentication by session, and who may call which route; denied by default. */
@NamedInterface("security")
@NullMarked
package com.bharatmart.platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
