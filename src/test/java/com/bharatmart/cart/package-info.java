@NullMarked
package com.bharatmart.cart;

import org.jspecify.annotations.NullMarked;
