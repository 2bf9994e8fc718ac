/** The published OpenAPI document. */
@NamedInterface("openapi")
@NullMarked
package com.bharatmart.platform.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
