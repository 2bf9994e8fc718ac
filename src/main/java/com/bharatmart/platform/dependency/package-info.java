/** What this process depends on, and whether it is there: found out by probes, so that no request has to. */
@NamedInterface("dependency")
@NullMarked
package com.bharatmart.platform.dependency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
