/** The audit log: who did what, and when. Rows are only added. */
@NamedInterface("audit")
@NullMarked
package com.bharatmart.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
