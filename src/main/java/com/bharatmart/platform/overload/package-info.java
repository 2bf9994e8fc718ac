/** Limits of concurrency and memory, priorities and deadlines: an overloaded instance rejects requests early. */
@NamedInterface("overload")
@NullMarked
package com.bharatmart.platform.overload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
