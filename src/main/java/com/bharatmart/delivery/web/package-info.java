/** The HTTP API of the delivery module. */
@NullMarked
package com.bharatmart.delivery.web;

import org.jspecify.annotations.NullMarked;
