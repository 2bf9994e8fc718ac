/** The daily comparison of the books with the settlement report of the gateway. */
@NullMarked
package com.bharatmart.payment.settlement;

import org.jspecify.annotations.NullMarked;
