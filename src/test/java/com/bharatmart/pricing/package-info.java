@NullMarked
package com.bharatmart.pricing;

import org.jspecify.annotations.NullMarked;
