/** Every error as an RFC 9457 problem, whoever raised it: a controller, a security filter, the container. */
@NamedInterface("problem")
@NullMarked
package com.bharatmart.platform.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
