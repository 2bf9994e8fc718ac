/** The HTTP API of the cart module. */
@NullMarked
package com.bharatmart.cart.web;

import org.jspecify.annotations.NullMarked;
