/** What the shop tells people by mail and text message, because of what has happened elsewhere. */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"shared", "platform :: *", "identity"})
@NullMarked
package com.bharatmart.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
