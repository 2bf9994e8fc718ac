@NullMarked
package com.bharatmart.customer;

import org.jspecify.annotations.NullMarked;
