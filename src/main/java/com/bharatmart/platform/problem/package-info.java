/** Errors as RFC 9457 problems: those of controllers, of filters and of the container. */
@NamedInterface("problem")
@NullMarked
package com.bharatmart.platform.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
