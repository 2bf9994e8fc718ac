/** How many pieces there are, and for whom they are kept: no piece is sold twice. */
@ApplicationModule(
        displayName = "Inventory",
        allowedDependencies = {"shared", "platform :: *", "catalog"})
@NullMarked
package com.bharatmart.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
