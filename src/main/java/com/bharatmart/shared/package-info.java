/** The values that all modules use: money, quantities, SKUs, addresses, pages. Free of frameworks. */
@ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
@NullMarked
package com.bharatmart.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
