/** The pages of carriers where shoppers follow their parcels. */
@NullMarked
package com.bharatmart.order.carrier;

import org.jspecify.annotations.NullMarked;
