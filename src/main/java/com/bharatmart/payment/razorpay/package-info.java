/** Razorpay as the payment gateway. */
@NullMarked
package com.bharatmart.payment.razorpay;

import org.jspecify.annotations.NullMarked;
