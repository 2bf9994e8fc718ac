@NullMarked
package com.bharatmart.platform.metrics;

import org.jspecify.annotations.NullMarked;
