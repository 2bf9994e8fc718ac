/** The people the shop deals with, customers and staff: their accounts, and how they log in. */
@ApplicationModule(
        displayName = "Customer",
        allowedDependencies = {"shared", "platform :: *"})
@NullMarked
package com.bharatmart.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
