/** The HTTP API of the inventory module. */
@NullMarked
package com.bharatmart.inventory.web;

import org.jspecify.annotations.NullMarked;
