@NullMarked
package com.bharatmart.catalog;

import org.jspecify.annotations.NullMarked;
