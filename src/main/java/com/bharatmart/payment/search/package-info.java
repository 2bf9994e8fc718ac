/** Payments as staff search for them. */
@NullMarked
package com.bharatmart.payment.search;

import org.jspecify.annotations.NullMarked;
