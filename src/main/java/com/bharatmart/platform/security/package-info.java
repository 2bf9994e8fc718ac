/** Who may call what, deny by default. */
@NamedInterface("security")
@NullMarked
package com.bharatmart.platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
