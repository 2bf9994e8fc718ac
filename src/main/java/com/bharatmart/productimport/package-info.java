/** Imports products from Shopify's product CSV and exports them to it. */
@ApplicationModule(
        displayName = "Product import",
        allowedDependencies = {"shared", "platform :: *", "catalog", "media"})
@NullMarked
package com.bharatmart.productimport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
