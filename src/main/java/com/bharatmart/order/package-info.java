/** Orders from checkout on: what was agreed, what became of it. No order is lost, none is made twice. */
@ApplicationModule(
        displayName = "Order",
        allowedDependencies = {
            "shared",
            "platform :: *",
            "catalog",
            "pricing",
            "inventory",
            "cart",
            "identity",
            "customer"
        })
@NullMarked
package com.bharatmart.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
