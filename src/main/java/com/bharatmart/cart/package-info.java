/** Carts and wishlists of shoppers. Every read uses the current prices. */
@ApplicationModule(
        displayName = "Cart",
        allowedDependencies = {"shared", "platform :: *", "media", "catalog", "pricing", "inventory", "delivery"})
@NullMarked
package com.bharatmart.cart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
