/** The dependencies of this process and whether they are available: monitors find that out, so that requests need not. */
@NamedInterface("dependency")
@NullMarked
package com.bharatmart.platform.dependency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
