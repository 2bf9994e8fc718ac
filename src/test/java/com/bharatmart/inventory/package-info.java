@NullMarked
package com.bharatmart.inventory;

import org.jspecify.annotations.NullMarked;
