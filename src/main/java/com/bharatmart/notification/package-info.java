/** Sends mails and text messages when events of other modules occur, and when what somebody waits for is in stock. */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"shared", "platform :: *", "catalog", "inventory", "identity", "order", "payment"})
@NullMarked
package com.bharatmart.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
