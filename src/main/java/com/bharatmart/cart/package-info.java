/** What a shopper means to buy: kept for weeks, priced anew at every look. */
@ApplicationModule(
        displayName = "Cart",
        allowedDependencies = {"shared", "platform :: *", "catalog", "pricing", "inventory"})
@NullMarked
package com.bharatmart.cart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
