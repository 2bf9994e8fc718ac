/** The HTTP face of the customer module. */
@NullMarked
package com.bharatmart.customer.web;

import org.jspecify.annotations.NullMarked;
