/** Products with their variants and categories, found by list, filter and search. */
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"shared", "platform :: *", "media"})
@NullMarked
package com.bharatmart.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
