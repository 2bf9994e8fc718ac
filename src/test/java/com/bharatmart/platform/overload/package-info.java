@NullMarked
package com.bharatmart.platform.overload;

import org.jspecify.annotations.NullMarked;
