/** The HTTP API of the notification module. */
@NullMarked
package com.bharatmart.notification.web;

import org.jspecify.annotations.NullMarked;
