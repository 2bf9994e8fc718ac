@NullMarked
package com.bharatmart.notification;

import org.jspecify.annotations.NullMarked;
