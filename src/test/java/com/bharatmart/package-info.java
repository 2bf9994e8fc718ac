@NullMarked
package com.bharatmart;

import org.jspecify.annotations.NullMarked;
