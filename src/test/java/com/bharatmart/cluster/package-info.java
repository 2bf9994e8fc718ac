/** Everything that BharatMart runs on and with, as processes of this machine: to be broken. */
@NullMarked
package com.bharatmart.cluster;

import org.jspecify.annotations.NullMarked;
