/** Tells other modules of each status that an order has reached, after its transaction. */
@NullMarked
package com.bharatmart.order.announcement;

import org.jspecify.annotations.NullMarked;
