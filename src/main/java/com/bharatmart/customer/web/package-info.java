/** The HTTP API of the module. */
@NullMarked
package com.bharatmart.customer.web;

import org.jspecify.annotations.NullMarked;
