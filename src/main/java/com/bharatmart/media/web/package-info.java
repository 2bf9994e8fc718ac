/** Pictures over HTTP: administration for staff, and the pictures themselves for all clients. */
@NullMarked
package com.bharatmart.media.web;

import org.jspecify.annotations.NullMarked;
