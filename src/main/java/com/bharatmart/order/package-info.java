/** Checkout, orders and their fulfillment. No order is lost and none is made twice. */
@ApplicationModule(
        displayName = "Order",
        allowedDependencies = {
            "shared",
            "platform :: *",
            "media",
            "catalog",
            "pricing",
            "inventory",
            "cart",
            "identity",
            "delivery",
            "payment"
        })
@NullMarked
package com.bharatmart.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
