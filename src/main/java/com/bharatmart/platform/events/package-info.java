/** Delivery of events that are stored in the transaction of their cause, at least once. */
@NamedInterface("events")
@NullMarked
package com.bharatmart.platform.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
