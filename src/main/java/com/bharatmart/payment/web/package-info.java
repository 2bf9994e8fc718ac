/** The HTTP interface of payments. */
@NullMarked
package com.bharatmart.payment.web;

import org.jspecify.annotations.NullMarked;
