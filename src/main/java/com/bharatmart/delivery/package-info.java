/** Where the shop delivers to: the directory of PIN codes, and the addresses that requests refer to. */
@ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {"shared", "platform :: *"})
@NullMarked
package com.bharatmart.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
