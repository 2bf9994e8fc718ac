/** Where the shop and the gateway do not agree, for staff to look at. */
@NullMarked
package com.bharatmart.payment.mismatch;

import org.jspecify.annotations.NullMarked;
