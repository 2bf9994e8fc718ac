/** What must always be true of the data: modules say it, and a job looks for rows that break it. */
@NamedInterface("integrity")
@NullMarked
package com.bharatmart.platform.integrity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
