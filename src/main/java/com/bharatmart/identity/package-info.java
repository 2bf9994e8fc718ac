/** Accounts of customers and staff: sign-up, login, sessions, roles, passwords, one-time codes and second factors. */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"shared", "platform :: *"})
@NullMarked
package com.bharatmart.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
