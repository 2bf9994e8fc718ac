/** Who changed what, when: rows that are added and never changed. */
@NamedInterface("audit")
@NullMarked
package com.bharatmart.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
