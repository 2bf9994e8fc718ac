/** The HTTP conventions of all routes: request ids, limits of bodies, client addresses, entity tags, patches and pages. */
@NamedInterface("request")
@NullMarked
package com.bharatmart.platform.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
