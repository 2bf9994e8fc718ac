@NullMarked
package com.bharatmart.catalog.web;

import org.jspecify.annotations.NullMarked;
