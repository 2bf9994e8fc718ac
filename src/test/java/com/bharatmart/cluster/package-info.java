/** The whole system as processes of this machine, to inject faults into it. */
@NullMarked
package com.bharatmart.cluster;

import org.jspecify.annotations.NullMarked;
