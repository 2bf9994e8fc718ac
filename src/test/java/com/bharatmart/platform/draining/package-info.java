@NullMarked
package com.bharatmart.platform.draining;

import org.jspecify.annotations.NullMarked;
