/** Sends mails and text messages when events of other modules occur. */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"shared", "platform :: *", "identity"})
@NullMarked
package com.bharatmart.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
