/** What a guest leaves to the account that the guest logs in to: the cart and the orders. */
@NullMarked
package com.bharatmart.order.guest;

import org.jspecify.annotations.NullMarked;
