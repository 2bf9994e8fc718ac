/** Prices of many variants in one change. */
@NullMarked
package com.bharatmart.catalog.price;

import org.jspecify.annotations.NullMarked;
