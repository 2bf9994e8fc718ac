/** Pictures over HTTP: for staff, who look after them, and for everybody who looks at them. */
@NullMarked
package com.bharatmart.media.web;

import org.jspecify.annotations.NullMarked;
