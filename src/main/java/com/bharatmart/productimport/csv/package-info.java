/** Reads CSV (RFC 4180) from files that may be damaged anywhere. */
@NullMarked
package com.bharatmart.productimport.csv;

import org.jspecify.annotations.NullMarked;
