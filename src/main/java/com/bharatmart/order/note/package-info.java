/** What staff write about orders. Shoppers never see it. */
@NullMarked
package com.bharatmart.order.note;

import org.jspecify.annotations.NullMarked;
