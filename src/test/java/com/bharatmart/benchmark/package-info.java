/** What the service does per second on one machine, set against what that machine can do at all. */
@NullMarked
package com.bharatmart.benchmark;

import org.jspecify.annotations.NullMarked;
