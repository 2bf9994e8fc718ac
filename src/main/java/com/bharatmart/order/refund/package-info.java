/** What a part of an order has cost, for its refund. */
@NullMarked
package com.bharatmart.order.refund;

import org.jspecify.annotations.NullMarked;
