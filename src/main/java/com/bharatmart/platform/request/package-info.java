/** What a request carries and what it may not: its id, its size, its characters. */
@NamedInterface("request")
@NullMarked
package com.bharatmart.platform.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
