/** Old orders lose their buyers. */
@NullMarked
package com.bharatmart.order.retention;

import org.jspecify.annotations.NullMarked;
