/** The HTTP face of the customer module. */
@NullMarked
package com.bharatmart.identity.web;

import org.jspecify.annotations.NullMarked;
