/** Writes CSV files that staff open with a spreadsheet. */
@NamedInterface("csv")
@NullMarked
package com.bharatmart.platform.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
