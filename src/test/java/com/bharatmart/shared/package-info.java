@NullMarked
package com.bharatmart.shared;

import org.jspecify.annotations.NullMarked;
