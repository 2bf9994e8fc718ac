/** What all modules need to use the database: retries, work after the commit, SQLSTATE codes and converters. */
@NamedInterface("database")
@NullMarked
package com.bharatmart.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
