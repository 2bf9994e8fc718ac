/** Rate limits: of HTTP requests, of login attempts and of messages. */
@NamedInterface("limit")
@NullMarked
package com.bharatmart.platform.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
