/** What every module owes to the people whose data it keeps: a copy on demand, and an end. */
@NamedInterface("privacy")
@NullMarked
package com.bharatmart.platform.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
