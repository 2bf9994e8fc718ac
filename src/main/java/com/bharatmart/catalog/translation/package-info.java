/** Texts of the catalogue in other languages than the shop's own. */
@NullMarked
package com.bharatmart.catalog.translation;

import org.jspecify.annotations.NullMarked;
