@NullMarked
package com.bharatmart.order;

import org.jspecify.annotations.NullMarked;
