/** The QR codes of UPI links, as images. */
@NullMarked
package com.bharatmart.payment.upi;

import org.jspecify.annotations.NullMarked;
