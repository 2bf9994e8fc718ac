/** Receives pictures, validates and scales them, stores them in Object Storage and serves them. */
@ApplicationModule(
        displayName = "Media",
        allowedDependencies = {"shared", "platform :: *"})
@NullMarked
package com.bharatmart.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
