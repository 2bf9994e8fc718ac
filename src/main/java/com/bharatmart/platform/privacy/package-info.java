/** The contract of every module with personal data: export and erasure. */
@NamedInterface("privacy")
@NullMarked
package com.bharatmart.platform.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
