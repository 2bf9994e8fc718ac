/** Totals with GST and shipping: pure calculation from the given items. */
@ApplicationModule(
        displayName = "Pricing",
        allowedDependencies = {"shared", "platform :: *", "catalog"})
@NullMarked
package com.bharatmart.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
