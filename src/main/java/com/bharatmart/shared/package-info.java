/** The values that every module speaks of: money, quantities, skus, pages. Free of frameworks. */
@ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
@NullMarked
package com.bharatmart.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
