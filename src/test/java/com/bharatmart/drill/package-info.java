/** What happens when something around the service breaks. */
@NullMarked
package com.bharatmart.drill;

import org.jspecify.annotations.NullMarked;
