/** Reads that may be a moment old, from a replica of the database. */
@NamedInterface("replica")
@NullMarked
package com.bharatmart.platform.replica;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
