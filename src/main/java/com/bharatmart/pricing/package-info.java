/** What a basket costs: GST and shipping, calculated from what is given and nothing else. */
@ApplicationModule(
        displayName = "Pricing",
        allowedDependencies = {"shared", "platform :: *", "catalog"})
@NullMarked
package com.bharatmart.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
