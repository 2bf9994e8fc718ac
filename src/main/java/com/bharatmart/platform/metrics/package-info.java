/** Metrics of every request. Modules count what they do themselves, by listening to their own events. */
@NamedInterface("metrics")
@NullMarked
package com.bharatmart.platform.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
