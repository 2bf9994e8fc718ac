/** All orders as a file. */
@NullMarked
package com.bharatmart.order.export;

import org.jspecify.annotations.NullMarked;
