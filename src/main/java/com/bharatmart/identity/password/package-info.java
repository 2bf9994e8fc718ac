/** Passwords: the rules for new ones, and the hashing of them and of one-time codes. */
@NullMarked
package com.bharatmart.identity.password;

import org.jspecify.annotations.NullMarked;
