/** How a shopper gets from one part of the catalogue to another: pages of categories and related products. */
@NullMarked
package com.bharatmart.catalog.navigation;

import org.jspecify.annotations.NullMarked;
