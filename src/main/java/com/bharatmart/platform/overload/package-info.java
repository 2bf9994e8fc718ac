/** How much is done at once, who comes first, and when to stop: overload is answered early instead of late. */
@NamedInterface("overload")
@NullMarked
package com.bharatmart.platform.overload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
