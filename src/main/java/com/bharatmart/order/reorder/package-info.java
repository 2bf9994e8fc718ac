/** What was ordered, in a cart again. */
@NullMarked
package com.bharatmart.order.reorder;

import org.jspecify.annotations.NullMarked;
