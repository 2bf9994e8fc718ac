/** Product imports and exports over HTTP. */
@NullMarked
package com.bharatmart.productimport.web;

import org.jspecify.annotations.NullMarked;
