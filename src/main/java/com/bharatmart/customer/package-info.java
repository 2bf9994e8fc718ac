/** The data of customers: profile, address book, consents, and the export and erasure of personal data. */
@ApplicationModule(
        displayName = "Customer",
        allowedDependencies = {"shared", "platform :: *", "identity", "delivery"})
@NullMarked
package com.bharatmart.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
