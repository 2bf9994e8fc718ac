/** Payments: attempts, the payment gateway, webhooks in, refunds and reconciliation. Money is in whole paise. */
@ApplicationModule(
        displayName = "Payment",
        allowedDependencies = {"shared", "platform :: *"})
@NullMarked
package com.bharatmart.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
