/** What every request passes, and what the operator sees. Its sub-packages are its API. */
@ApplicationModule(displayName = "Platform", allowedDependencies = "shared")
@NullMarked
package com.bharatmart.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
