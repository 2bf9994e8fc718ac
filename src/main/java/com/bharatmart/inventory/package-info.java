/** Stock levels and reservations: no unit is sold twice. */
@ApplicationModule(
        displayName = "Inventory",
        allowedDependencies = {"shared", "platform :: *", "catalog"})
@NullMarked
package com.bharatmart.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
