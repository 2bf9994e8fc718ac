/** What the modules share in their dealings with the database. */
@NamedInterface("database")
@NullMarked
package com.bharatmart.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
