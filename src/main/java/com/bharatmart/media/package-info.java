/** Takes in pictures, makes them safe and small, and keeps them in Object Storage. */
@ApplicationModule(
        displayName = "Media",
        allowedDependencies = {"shared", "platform :: *"})
@NullMarked
package com.bharatmart.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
