/** Tables in partitions by month: partitions are made ahead, and old months go to Object Storage. */
@NamedInterface("archive")
@NullMarked
package com.bharatmart.platform.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
