/** What this module asks of a payment gateway, in the terms of no particular one. */
@NullMarked
package com.bharatmart.payment.gateway;

import org.jspecify.annotations.NullMarked;
