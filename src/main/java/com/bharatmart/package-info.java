/** The application itself: it only puts the modules together. */
@NullMarked
package com.bharatmart;

import org.jspecify.annotations.NullMarked;
