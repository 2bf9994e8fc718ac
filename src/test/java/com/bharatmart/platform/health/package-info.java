@NullMarked
package com.bharatmart.platform.health;

import org.jspecify.annotations.NullMarked;
