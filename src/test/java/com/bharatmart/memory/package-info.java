/** What the packaged service has of its memory under the worst load that it permits; see {@code docs/memory.md}. */
@NullMarked
package com.bharatmart.memory;

import org.jspecify.annotations.NullMarked;
