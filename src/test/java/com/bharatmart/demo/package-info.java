/** Pictures for the demo's catalogue, drawn when it is first started. */
@NullMarked
package com.bharatmart.demo;

import org.jspecify.annotations.NullMarked;
