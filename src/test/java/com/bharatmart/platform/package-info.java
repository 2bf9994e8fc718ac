@NullMarked
package com.bharatmart.platform;

import org.jspecify.annotations.NullMarked;
