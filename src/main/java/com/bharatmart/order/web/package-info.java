/** The HTTP API of the order module. */
@NullMarked
package com.bharatmart.order.web;

import org.jspecify.annotations.NullMarked;
