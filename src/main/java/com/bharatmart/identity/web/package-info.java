/** The HTTP API of the module. */
@NullMarked
package com.bharatmart.identity.web;

import org.jspecify.annotations.NullMarked;
