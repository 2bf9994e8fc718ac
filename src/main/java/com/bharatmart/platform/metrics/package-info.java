/** What Prometheus is told of every request. Modules count their own affairs by listening to their own events. */
@NamedInterface("metrics")
@NullMarked
package com.bharatmart.platform.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
