/** Drills: what shoppers see when a part of the system breaks. */
@NullMarked
package com.bharatmart.drill;

import org.jspecify.annotations.NullMarked;
