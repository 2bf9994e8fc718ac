/** Accounts of customers and staff: how they start, how their owners log in, and which sessions are open. */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"shared", "platform :: *"})
@NullMarked
package com.bharatmart.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
